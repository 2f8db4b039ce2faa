/** What I carry of one file: for whom which pieces, with what proves them; the pieces themselves only until they are sent. */
import type { Verify } from '../../../net/crypto/signer.ts';
import type { MemberId } from '../../people/member.ts';
import type { Goal } from '../fetching/goal.ts';
import type { Offer } from '../offer.ts';
import type { Seal } from '../seal.ts';
import { Seals, type SealVerdict } from '../seals.ts';
import { bytesOfPiece } from '../shared-file.ts';

/** A piece that somebody asked for. */
export interface Errand {
  readonly to: MemberId;
  readonly stream: number;
  readonly piece: number;
}

export interface LoadHandlers {
  /** It is here. */
  kept(piece: number): void;
  /** It came, and they asked for it. */
  sealFor(to: MemberId, seal: Seal): void;
}

export class Load implements Goal {
  readonly offer: Offer;
  readonly #seals: Seals;
  readonly #handlers: LoadHandlers;
  readonly #held = new Map<number, Uint8Array>();
  #errands: readonly Errand[] = [];
  /** Who waits for the seal of which run. */
  #runs: readonly { readonly to: MemberId; readonly run: number }[] = [];

  constructor(offer: Offer, verify: Verify, handlers: LoadHandlers) {
    this.offer = offer;
    this.#seals = new Seals(offer, verify);
    this.#handlers = handlers;
  }

  /** Under way or here. */
  get bytes(): number {
    let bytes = 0;
    for (const piece of this.#pieces) bytes += bytesOfPiece(this.offer.bytes, piece);
    return bytes;
  }

  get errands(): readonly Errand[] {
    return this.#errands;
  }

  get left(): number {
    return [...this.#pieces].filter((piece) => !this.#held.has(piece)).length;
  }

  lacks(piece: number): boolean {
    return !this.#held.has(piece) && this.#pieces.has(piece);
  }

  /** Null while it is not here. */
  bytesOf(piece: number): Uint8Array | null {
    return this.#held.get(piece) ?? null;
  }

  hashOf(piece: number): string | undefined {
    return this.#seals.hashOf(piece);
  }

  takeSeal(seal: Seal): SealVerdict['kind'] {
    const { kind } = this.#seals.take(seal);
    if (kind === 'new' || kind === 'other') this.#pass(seal);
    return kind;
  }

  async keep(piece: number, bytes: Uint8Array): Promise<null> {
    this.#held.set(piece, bytes);
    this.#handlers.kept(piece);
    return null;
  }

  add(errand: Errand): void {
    this.#errands = [...this.#errands, errand];
  }

  /** They need the seal of the run: now, or when it comes. */
  addRun(to: MemberId, run: number): void {
    const seal = this.#seals.of(run);
    if (seal) this.#handlers.sealFor(to, seal);
    else this.#runs = [...this.#runs, { to, run }];
  }

  drop(isMeant: (errand: Errand) => boolean): void {
    this.#errands = this.#errands.filter((errand) => !isMeant(errand));
    const pieces = this.#pieces;
    for (const piece of [...this.#held.keys()]) if (!pieces.has(piece)) this.#held.delete(piece);
  }

  get #pieces(): ReadonlySet<number> {
    return new Set(this.#errands.map(({ piece }) => piece));
  }

  #pass(seal: Seal): void {
    const waiting = this.#runs.filter(({ run }) => run === seal.from);
    this.#runs = this.#runs.filter(({ run }) => run !== seal.from);
    for (const { to } of waiting) this.#handlers.sealFor(to, seal);
  }
}
