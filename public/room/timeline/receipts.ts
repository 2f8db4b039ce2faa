/** Counts who has an own entry, from heads that members told. Never more than was acknowledged. Pure. */
import { type Entry, type LogId, logIdOf } from '../log/entry.ts';
import type { Heads } from '../log/heads.ts';
import type { Receipt } from './line.ts';

/** Which entry: receipts are asked for very often. */
type Place = Pick<Entry, 'author' | 'log' | 'seq'>;

export class Receipts {
  /** Of people who are here, of those who left, and of keepers who are here. */
  readonly #here: readonly Heads[];
  readonly #gone: readonly Heads[];
  readonly #keepers: readonly Heads[];

  /** What each is known to have of my entries. */
  constructor(here: readonly Heads[], gone: readonly Heads[], keepers: readonly Heads[] = []) {
    this.#here = here;
    this.#gone = gone;
    this.#keepers = keepers;
  }

  /** People who left count only if they had it: nobody waits for them any more. */
  of(entry: Place): Receipt {
    const log = logIdOf(entry);
    const have = countOf(this.#here, log, entry.seq);
    const left = countOf(this.#gone, log, entry.seq);
    const keepers = countOf(this.#keepers, log, entry.seq);
    return { have: have + left, of: this.#here.length + left, keepers };
  }
}

const countOf = (all: readonly Heads[], log: LogId, seq: number): number =>
  all.filter((heads) => (heads[log] ?? 0) >= seq).length;

export const isSameReceipt = (a: Receipt, b: Receipt): boolean =>
  a.have === b.have && a.of === b.of && a.keepers === b.keepers;
