/**
 * Fetches pieces for members who have no link with anybody who has them, and passes them on. Nothing of it is stored,
 * and little of it is in memory.
 */
import type { Cancel } from '../../../net/clock.ts';
import type { Verify } from '../../../net/crypto/signer.ts';
import type { MemberId } from '../../people/member.ts';
import type { Fetching, FetchingOptions } from '../fetching/fetching.ts';
import type { Goal } from '../fetching/goal.ts';
import type { Offer } from '../offer.ts';
import type { Seal } from '../seal.ts';
import type { SealVerdict } from '../seals.ts';
import type { Supply } from '../serving/receiver.ts';
import { bytesOfPiece, type FileId } from '../shared-file.ts';
import { Load } from './load.ts';

/** Of all files together, under way or waiting to be sent. */
const MAX_BYTES = 8 * 1_048_576;
/** Whoever asked has gone elsewhere, or nobody has it. */
const PATIENCE_MS = 20_000;

export interface CarryingOptions {
  readonly verify: Verify;
  readonly clock: FetchingOptions['clock'];
  /** Begins to fetch towards the goal, from everybody but those it is for. */
  fetch(goal: Goal, lied: (member: MemberId) => void): Fetching;
  /** It is fetched for nobody any more. */
  ended(offer: Offer): void;
  /** It is here: to be sent on. */
  serve(to: MemberId, supply: Supply, stream: number, piece: number): void;
  sendSeal(to: MemberId, offer: Offer, seal: Seal): void;
  refuse(to: MemberId, stream: number, piece: number): void;
}

/** One load under way. */
interface Carried {
  readonly load: Load;
  fetching: Fetching | null;
  cancel: Cancel | null;
}

export class Carrying {
  readonly #options: CarryingOptions;
  readonly #all = new Map<FileId, Carried>();

  constructor(options: CarryingOptions) {
    this.#options = options;
  }

  /** What fetches the file for others. */
  fetching(id: FileId): Fetching | null {
    return this.#all.get(id)?.fetching ?? null;
  }

  get all(): readonly Fetching[] {
    return [...this.#all.values()].flatMap(({ fetching }) => fetching ?? []);
  }

  /** A seal came. Null where the file is not carried. */
  takeSeal(id: FileId, seal: Seal): SealVerdict['kind'] | null {
    return this.#all.get(id)?.load.takeSeal(seal) ?? null;
  }

  /** Whether somebody gets the file over me, and is no source of it. */
  isFor(id: FileId, member: MemberId): boolean {
    return this.#all.get(id)?.load.errands.some(({ to }) => to === member) === true;
  }

  asked(
    to: MemberId,
    offer: Offer,
    stream: number,
    pieces: readonly number[],
    runs: readonly number[],
  ): void {
    const carried = this.#all.get(offer.id) ?? this.#begin(offer);
    const { load } = carried;
    for (const run of runs) load.addRun(to, run);
    for (const piece of pieces) {
      const isTooMuch = this.#bytes + bytesOfPiece(offer.bytes, piece) > MAX_BYTES;
      if (isTooMuch) this.#options.refuse(to, stream, piece);
      else load.add({ to, stream, piece });
    }
    this.#expect(carried);
    carried.fetching ??= this.#options.fetch(load, () => undefined);
    carried.fetching.look();
    for (const piece of pieces) this.#deliver(load, piece);
  }

  cancelled(to: MemberId, stream: number, pieces: readonly number[]): void {
    for (const { load } of this.#all.values())
      load.drop((errand) => errand.to === to && errand.stream === stream && pieces.includes(errand.piece));
  }

  /** There is no link with the member any more. */
  lost(to: MemberId): void {
    for (const { load } of this.#all.values()) load.drop((errand) => errand.to === to);
  }

  forget(id: FileId): void {
    const carried = this.#all.get(id);
    if (carried) this.#end(carried);
  }

  /** Idempotent. */
  close(): void {
    for (const carried of this.#all.values()) this.#end(carried);
  }

  get #bytes(): number {
    return [...this.#all.values()].reduce((sum, { load }) => sum + load.bytes, 0);
  }

  #begin(offer: Offer): Carried {
    const load: Load = new Load(offer, this.#options.verify, {
      kept: (piece) => this.#deliver(load, piece),
      sealFor: (to, seal) => this.#options.sendSeal(to, offer, seal),
    });
    const carried = { load, fetching: null, cancel: null };
    this.#all.set(offer.id, carried);
    return carried;
  }

  /** To all who asked for it, where it is here. */
  #deliver(load: Load, piece: number): void {
    const bytes = load.bytesOf(piece);
    if (bytes === null) return;
    for (const { to, stream } of load.errands.filter((errand) => errand.piece === piece)) {
      const read = async () => {
        load.drop((errand) => errand.to === to && errand.piece === piece);
        return bytes;
      };
      this.#options.serve(to, { id: load.offer.id, isAuthor: false, read }, stream, piece);
    }
  }

  /** Ends when nothing was asked for a while; what could not be fetched by then is refused. */
  #expect(carried: Carried): void {
    carried.cancel?.();
    carried.cancel = this.#options.clock.after(PATIENCE_MS, () => this.#end(carried));
  }

  #end({ load, fetching, cancel }: Carried): void {
    cancel?.();
    fetching?.close();
    this.#all.delete(load.offer.id);
    this.#options.ended(load.offer);
    for (const { to, stream, piece } of load.errands) this.#options.refuse(to, stream, piece);
    load.drop(() => true);
  }
}
