/** Heads: for each log the highest seq without a gap. Digests: a hash of the entries up to a head. */
import type { LogId } from './entry.ts';

/** Most logs in one map: so many heads with their digests still fit into one frame. */
export const MAX_LOGS = 450;

export type Heads = Readonly<Record<LogId, number>>;
/** Of each log's entries up to the head: 16 bytes as base64url. */
export type Digests = Readonly<Record<LogId, string>>;

/** `Object.entries` and `Object.keys`, which forget what the keys are. */
export const keysOf = <Key extends string>(map: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(map) as Key[];
export const entriesOf = <Key extends string, Value>(
  map: Readonly<Record<Key, Value>>,
): [key: Key, value: Value][] => Object.entries(map) as [Key, Value][];
