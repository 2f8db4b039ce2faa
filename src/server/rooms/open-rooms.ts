/** Decides where rooms are kept: in memory, or in Redis where several processes share them, which is loaded only then. */
import type { Clock } from '../ops/clock.ts';
import type { Logger } from '../ops/log.ts';
import { createMemoryRooms } from './memory-rooms.ts';
import type { Rooms } from './rooms.ts';

export interface RoomsSettings {
  /** Absent: rooms are this process's own. */
  readonly redisUrl: string | undefined;
  readonly roomCapacity: number;
}

export async function openRooms(
  { redisUrl, roomCapacity }: RoomsSettings,
  log: Logger,
  clock: Clock,
): Promise<Rooms> {
  if (redisUrl === undefined) return createMemoryRooms(roomCapacity);
  const { createRedisRooms } = await import('./redis/redis-rooms.ts');
  return createRedisRooms({ url: redisUrl, capacity: roomCapacity, log, clock });
}
