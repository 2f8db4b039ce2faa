/**
 * Who I am in a room, as the device keeps it: the key pair, the name borne there and the flags given to others. One
 * record, written behind. Answers synchronously, from memory.
 */
import * as v from 'valibot';
import type { Clock } from '../../../net/clock.ts';
import type { Cipher } from '../../../net/crypto/cipher.ts';
import { readKept, type Store } from '../storage.ts';

const recordSchema = v.record(v.string(), v.string());

/** In a sealed room the record is encrypted under the room's key. */
export interface MemberRecord {
  readonly cipher: Cipher | null;
  readonly room: string;
}

const contextOf = (room: string) => `member ${room}`;

/** What was kept, or nothing where it is damaged. */
export function readMember({ cipher, room }: MemberRecord, kept: unknown): ReadonlyMap<string, string> {
  if (typeof kept !== 'string') return new Map();
  const content = cipher ? JSON.stringify(cipher.open(kept, contextOf(room)) ?? null) : kept;
  return new Map(Object.entries(readKept(recordSchema, content) ?? {}));
}

/** `write` is given what to keep: null for nothing at all. */
export function memberStore(
  { cipher, room }: MemberRecord,
  known: ReadonlyMap<string, string>,
  clock: Clock,
  write: (record: string | null) => void,
): Store {
  const values = new Map(known);
  let isDue = false;
  const changed = () => {
    if (isDue) return;
    isDue = true;
    clock.soon(() => {
      isDue = false;
      const content = Object.fromEntries(values);
      if (values.size === 0) write(null);
      else write(cipher ? cipher.close(content, contextOf(room)) : JSON.stringify(content));
    });
  };
  return {
    get: (key) => values.get(key) ?? null,
    set(key, value) {
      if (values.get(key) !== value) changed();
      values.set(key, value);
      return true;
    },
    remove(key) {
      if (values.delete(key)) changed();
    },
    keys: () => [...values.keys()],
    // Nothing that leaves the page depends on it.
    whenStored: (then) => then(),
  };
}
