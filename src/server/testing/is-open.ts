/** Waits until rooms take people in: those in Redis do not at once. */
import type { Rooms } from '../rooms/rooms.ts';
import { until } from './until.ts';

export const isOpen = (rooms: Rooms): Promise<void> => until(() => rooms.isOpen());
