/**
 * Pieces of one file between their arrival and their place on this device. Each waits for the author's seal where that
 * is not here so far, is proven against it, and is kept.
 */
import { toBase64Url } from '../../../net/crypto/base64url.ts';
import type { StoreProblem } from '../piece-store.ts';
import type { Goal } from './goal.ts';
import type { Source } from './source.ts';

export interface ProvingOptions {
  readonly goal: Pick<Goal, 'lacks' | 'hashOf' | 'keep'>;
  hash(bytes: Uint8Array): Promise<Uint8Array>;
  /** It is what the author signed; it is being kept. */
  proved(source: Source, piece: number): void;
  /** It is something else. */
  disproved(source: Source, piece: number): void;
  /** It was kept. */
  kept(): void;
  failed(problem: StoreProblem): void;
}

interface Unsealed {
  readonly source: Source;
  readonly bytes: Uint8Array;
  readonly at: number;
}

export class Proving {
  readonly #options: ProvingOptions;
  /** Waiting for a seal. */
  readonly #unsealed = new Map<number, Unsealed>();
  /** Being proven or kept. */
  readonly #proving = new Set<number>();
  #isClosed = false;

  constructor(options: ProvingOptions) {
    this.#options = options;
  }

  /** Pieces that are here, and not kept so far: they would be fetched again after a reload. */
  get pieces(): ReadonlySet<number> {
    return new Set([...this.#proving, ...this.#unsealed.keys()]);
  }

  /** A whole piece came. */
  take(source: Source, piece: number, bytes: Uint8Array, now: number): void {
    const { goal } = this.#options;
    if (!goal.lacks(piece) || this.pieces.has(piece)) return;
    source.unproven += 1;
    if (goal.hashOf(piece) === undefined) this.#unsealed.set(piece, { source, bytes, at: now });
    else void this.#prove(source, piece, bytes);
  }

  /** A seal came. */
  sealed(): void {
    for (const [piece, { source, bytes }] of [...this.#unsealed]) {
      if (this.#options.goal.hashOf(piece) === undefined) continue;
      this.#unsealed.delete(piece);
      void this.#prove(source, piece, bytes);
    }
  }

  /** Drops what came before that and still has no seal. Answers whose it was, once for each piece. */
  giveUp(before: number): readonly Source[] {
    const late = [...this.#unsealed].filter(([, { at }]) => at <= before);
    for (const [piece, { source }] of late) {
      this.#unsealed.delete(piece);
      source.unproven -= 1;
    }
    return late.map(([, { source }]) => source);
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#unsealed.clear();
  }

  async #prove(source: Source, piece: number, bytes: Uint8Array): Promise<void> {
    const { goal, hash, proved, disproved, kept, failed } = this.#options;
    this.#proving.add(piece);
    const found = toBase64Url(await hash(bytes));
    if (this.#isClosed) return;
    source.unproven -= 1;
    if (found !== goal.hashOf(piece)) {
      this.#proving.delete(piece);
      return disproved(source, piece);
    }
    source.proved();
    proved(source, piece);
    const problem = await goal.keep(piece, bytes);
    this.#proving.delete(piece);
    if (this.#isClosed) return;
    if (problem === null) kept();
    else failed(problem);
  }
}
