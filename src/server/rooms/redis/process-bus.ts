/**
 * Owns what processes say to each other: about rooms, and signals on their way from a member of one to a member of the
 * other. Each process hears only what is for it.
 */
import * as v from 'valibot';
import type { RedisClient } from './connection.ts';
import { channelOf } from './scripts.ts';
import { within } from './within.ts';

/** What may be on its way to Redis: with more it is too slow, and whoever sends is told so. */
const MAX_PENDING = 8_000_000;

const text = v.string();
const undeliverable = v.picklist(['gone', 'busy']);

const letterSchema = v.variant('kind', [
  v.object({ kind: v.literal('joined'), room: text, lease: text, address: text, card: text }),
  v.object({ kind: v.literal('left'), room: text, address: text }),
  /** `reply` is the process to which it is told when nobody takes it. */
  v.object({ kind: v.literal('signal'), room: text, from: text, to: text, sealed: text, reply: text }),
  v.object({ kind: v.literal('undelivered'), room: text, from: text, to: text, reason: undeliverable }),
]);

export type Letter = v.InferOutput<typeof letterSchema>;

export const writeLetter = (letter: Letter): string => JSON.stringify(letter);

/** Undefined when it is none: processes of another version may know other kinds. */
export function readLetter(written: string): Letter | undefined {
  try {
    const letter = v.safeParse(letterSchema, JSON.parse(written));
    return letter.success ? letter.output : undefined;
  } catch {
    return undefined;
  }
}

export interface ProcessBus {
  /** False when it takes no more now. `lost` is called when it turns out later that the process did not hear it. */
  send(process: string, letter: Letter, lost: () => void): boolean;
}

export function createProcessBus(redis: Pick<RedisClient, 'publish'>): ProcessBus {
  let pending = 0;
  return {
    send(process, letter, lost) {
      const written = writeLetter(letter);
      if (pending + written.length > MAX_PENDING) return false;
      pending += written.length;
      within(redis.publish(channelOf(process), written))
        .then((hearers) => hearers === 0 && lost(), lost)
        .finally(() => {
          pending -= written.length;
        });
      return true;
    },
  };
}
