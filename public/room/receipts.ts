/** Who has an own entry, read off the heads that members told. Never more than was acknowledged. Pure. */
import type { Receipt } from './line.ts';
import type { MemberId } from './member.ts';

export class Receipts {
  /** Heads of those who are here, ascending; and of those who left. */
  readonly #here: readonly number[];
  readonly #gone: readonly number[];

  /** `headOf` is what a member is known to have of my entries. */
  constructor(here: Iterable<MemberId>, gone: Iterable<MemberId>, headOf: (member: MemberId) => number) {
    this.#here = [...here].map(headOf);
    this.#gone = [...gone].map(headOf);
  }

  /** Those who left count only where they had it: nobody waits for them any more. */
  of(seq: number): Receipt {
    const have = this.#here.filter((head) => head >= seq).length;
    const left = this.#gone.filter((head) => head >= seq).length;
    return { have: have + left, of: this.#here.length + left };
  }
}
