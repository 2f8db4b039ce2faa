/** Owns where rooms are kept: in memory, or in Redis where several processes share them, which is loaded only then. */
import type { Config } from '../config.ts';
import type { Logger } from '../ops/log.ts';
import { createMemoryRooms } from './memory-rooms.ts';
import type { Rooms } from './rooms.ts';

export async function openRooms(
  { redisUrl, roomCapacity }: Pick<Config, 'redisUrl' | 'roomCapacity'>,
  log: Logger,
): Promise<Rooms> {
  if (redisUrl === undefined) return createMemoryRooms(roomCapacity);
  const { createRedisRooms } = await import('./redis/redis-rooms.ts');
  return createRedisRooms({ url: redisUrl, capacity: roomCapacity, log });
}
