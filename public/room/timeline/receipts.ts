/** Counts who has an own entry, from heads that members told. Never more than was acknowledged. Pure. */
import type { Receipt } from './line.ts';

export class Receipts {
  /** Heads of those who are here, and of those who left. */
  readonly #here: readonly number[];
  readonly #gone: readonly number[];

  /** What each member is known to have of my entries. */
  constructor(here: readonly number[], gone: readonly number[]) {
    this.#here = here;
    this.#gone = gone;
  }

  /** Members who left count only if they had it: nobody waits for them any more. */
  of(seq: number): Receipt {
    const have = this.#here.filter((head) => head >= seq).length;
    const left = this.#gone.filter((head) => head >= seq).length;
    return { have: have + left, of: this.#here.length + left };
  }
}
