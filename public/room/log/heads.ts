/** Heads: for each author the highest seq without a gap. Digests: a hash of the entries up to a head. */
import type { MemberId } from '../../net/crypto/signer.ts';

/** Most authors in one map. */
export const MAX_AUTHORS = 500;

export type Heads = Readonly<Record<MemberId, number>>;
/** Of each author's entries up to the head: 16 bytes as base64url. */
export type Digests = Readonly<Record<MemberId, string>>;

/** `Object.entries` and `Object.keys`, which forget what the keys are. */
export const authorsOf = (map: Heads | Digests): MemberId[] => Object.keys(map) as MemberId[];
export const entriesOf = <Value>(
  map: Readonly<Record<MemberId, Value>>,
): [author: MemberId, value: Value][] => Object.entries(map) as [MemberId, Value][];
