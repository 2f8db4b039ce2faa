/** Waits until rooms take people in: those in Redis do not at once. */
import type { Rooms } from '../rooms.ts';

export async function isOpen(rooms: Rooms): Promise<void> {
  while (!rooms.isOpen()) await new Promise((resolve) => setTimeout(resolve, 10));
}
