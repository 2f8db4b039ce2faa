/**
 * What processes tell each other through Redis: who came into rooms and left them, and signals from a member of one process
 * to a member of another. Each process hears only what is for it.
 */
import * as v from 'valibot';
import type { Address } from '../../../protocol.ts';
import type { Clock } from '../../ops/clock.ts';
import { answered, type RedisClient } from './connection.ts';
import { channelOf } from './scripts.ts';

/** What may be on its way to Redis, in characters. With more Redis is too slow, and the sender is told so. */
const MAX_PENDING = 8_000_000;

const text = v.string();
const address = v.pipe(
  v.string(),
  v.transform((id) => id as Address),
);
const undeliverable = v.picklist(['gone', 'busy']);

const messageSchema = v.variant('kind', [
  v.object({ kind: v.literal('joined'), room: text, lease: text, address, card: text }),
  v.object({ kind: v.literal('left'), room: text, address }),
  /** `reply` is the process that is told when nobody takes the signal. */
  v.object({ kind: v.literal('signal'), room: text, from: address, to: address, sealed: text, reply: text }),
  v.object({ kind: v.literal('undelivered'), room: text, from: address, to: address, reason: undeliverable }),
]);

export type BusMessage = v.InferOutput<typeof messageSchema>;

export const encodeMessage = (message: BusMessage): string => JSON.stringify(message);

/** Undefined for anything else: processes of another version may know other kinds. */
export function decodeMessage(encoded: string): BusMessage | undefined {
  try {
    const message = v.safeParse(messageSchema, JSON.parse(encoded));
    return message.success ? message.output : undefined;
  } catch {
    return undefined;
  }
}

export interface ProcessBus {
  /** False when it takes no more now. `lost` is called when it turns out later that the process did not hear it. */
  send(process: string, message: BusMessage, lost: () => void): boolean;
}

export function createProcessBus(redis: Pick<RedisClient, 'publish'>, clock: Clock): ProcessBus {
  let pending = 0;
  return {
    send(process, message, lost) {
      const encoded = encodeMessage(message);
      if (pending + encoded.length > MAX_PENDING) return false;
      pending += encoded.length;
      answered(clock, redis.publish(channelOf(process), encoded))
        .then((hearers) => hearers === 0 && lost(), lost)
        .finally(() => {
          pending -= encoded.length;
        });
      return true;
    },
  };
}
