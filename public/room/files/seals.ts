/** The seals of one file as far as they are known: what each piece must be. */
import type { Verify } from '../../net/crypto/signer.ts';
import { compareSeals, isSealGenuine, readSeal, runOf, type Seal, type SealedOffer } from './seal.ts';

/**
 * `new`: pieces of the run can be proven now. `other`: the author signed two versions and this one counts; the pieces
 * named are others in it. `lesser`: the same, but the one known counts.
 */
export type SealVerdict =
  | { readonly kind: 'new' | 'known' | 'forged' | 'lesser' }
  | { readonly kind: 'other'; readonly pieces: readonly number[] };

export class Seals {
  readonly #offer: SealedOffer;
  readonly #verify: Verify;
  readonly #byRun = new Map<number, Seal>();
  /** As stored, not verified in this page so far. */
  readonly #stored = new Map<number, string>();
  #isForked = false;

  constructor(offer: SealedOffer, verify: Verify) {
    this.#offer = offer;
    this.#verify = verify;
  }

  /** Whether the author signed different things for one piece. */
  get isForked(): boolean {
    return this.#isForked;
  }

  /** What was stored; it is verified when it is needed. */
  restore(stored: readonly { readonly from: number; readonly text: string }[]): void {
    for (const { from, text } of stored) if (!this.#byRun.has(from)) this.#stored.set(from, text);
  }

  /** The seal of the run that begins with `from`. */
  of(from: number): Seal | undefined {
    const text = this.#stored.get(from);
    if (text !== undefined) {
      this.#stored.delete(from);
      const seal = readSeal(text);
      if (seal?.from === from) this.take(seal);
    }
    return this.#byRun.get(from);
  }

  /** SHA-256 of the piece in base64url, as its author signed it. */
  hashOf(piece: number): string | undefined {
    return this.of(runOf(piece))?.hashes[piece - runOf(piece)];
  }

  /** From anybody. */
  take(seal: Seal): SealVerdict {
    const known = this.of(seal.from);
    const order = known ? compareSeals(known, seal) : 0;
    if (known && order === 0) return { kind: 'known' };
    if (!isSealGenuine(this.#verify, this.#offer, seal)) return { kind: 'forged' };
    if (!known) {
      this.#byRun.set(seal.from, seal);
      return { kind: 'new' };
    }
    this.#isForked = true;
    if (order < 0) return { kind: 'lesser' };
    this.#byRun.set(seal.from, seal);
    const differs = (hash: string, at: number) => (hash === known.hashes[at] ? [] : [seal.from + at]);
    return { kind: 'other', pieces: seal.hashes.flatMap(differs) };
  }
}
