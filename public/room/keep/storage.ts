/**
 * A browser's storage, which may be full, forbidden or absent: it reports that instead of throwing. Nothing read from
 * it is trusted.
 */
import * as v from 'valibot';
import type { MemberId } from '../../net/crypto/signer.ts';

export interface Store {
  get(key: string): string | null;
  /** False when it could not be kept. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): readonly string[];
  /** Calls back, in order, once all that was set so far is kept: at once where nothing is written behind. */
  whenStored(then: () => void): void;
}

/** `open` is asked at every use: merely naming `localStorage` throws where storage is forbidden. */
export function browserStore(open: () => Storage): Store {
  const attempt = <T>(action: (storage: Storage) => T, otherwise: T): T => {
    try {
      return action(open());
    } catch {
      return otherwise; // forbidden or full: the caller learns it from the answer
    }
  };
  return {
    get: (key) => attempt((storage) => storage.getItem(key), null),
    set: (key, value) =>
      attempt((storage) => {
        storage.setItem(key, value);
        return true;
      }, false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
    keys: () => attempt(Object.keys, []),
    whenStored: (then) => then(),
  };
}

/** The part of `store` whose keys end in `name`. */
export const storeNamed = (store: Store, name: string): Store => ({
  get: (key) => store.get(`${key} ${name}`),
  set: (key, value) => store.set(`${key} ${name}`, value),
  remove: (key) => store.remove(`${key} ${name}`),
  keys: () =>
    store.keys().flatMap((key) => (key.endsWith(` ${name}`) ? [key.slice(0, -name.length - 1)] : [])),
  whenStored: (then) => store.whenStored(then),
});

export function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set(key, value) {
      values.set(key, value);
      return true;
    },
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
    whenStored: (then) => then(),
  };
}

/** Whoever is named in what this page kept itself. */
export const keptMemberId = v.pipe(
  v.string(),
  v.transform((text) => text as MemberId),
);

/** One value for each of several members or logs, in what this page kept itself. */
export const keptPer =
  <Key extends string>() =>
  <Value extends v.GenericSchema>(value: Value) =>
    v.pipe(
      v.record(v.string(), value),
      v.transform((map) => map as Record<Key, v.InferOutput<Value>>),
    );
export const keptPerMember = keptPer<MemberId>();

/** What was kept, or null for what is not there, cut off, damaged or of another kind: as if it had never been kept. */
export function readKept<Schema extends v.GenericSchema>(
  schema: Schema,
  kept: string | null,
): v.InferOutput<Schema> | null {
  try {
    const content = v.safeParse(schema, JSON.parse(kept ?? ''));
    return content.success ? content.output : null;
  } catch {
    return null;
  }
}

/** `parley.WHAT.ROOM` and more of it behind that; with a blank it belongs to a room of this id that a key opens. */
const OF_ROOM = /^parley\.\w+\.([\w-]+)[^ ]*$/;

/** What a store keeps of one room, whatever part of the page kept it and whether that part is there. */
export const keysOfRoom = (store: Store, roomId: string): readonly string[] =>
  store.keys().filter((key) => isOfRoom(key, roomId));

export const isOfRoom = (key: string, roomId: string): boolean => OF_ROOM.exec(key)?.[1] === roomId;

export const rowsOfRoom = (store: Store, roomId: string): Record<string, string> =>
  Object.fromEntries(keysOfRoom(store, roomId).map((key) => [key, store.get(key) ?? '']));

export function forgetRoom(store: Store, roomId: string): void {
  for (const key of keysOfRoom(store, roomId)) store.remove(key);
}
