/**
 * Fetches pieces for members who have no link with anybody who has them, and passes them on. Nothing of it is stored,
 * and little of it is in memory.
 */
import type { Cancel } from '../../net/clock.ts';
import type { Verify } from '../../net/crypto/signer.ts';
import type { MemberId } from '../people/member.ts';
import type { Fetching, FetchingOptions } from './fetching/fetching.ts';
import type { Goal } from './fetching/goal.ts';
import type { Offer } from './offer.ts';
import type { Seal } from './seal.ts';
import { Seals, type SealVerdict } from './seals.ts';
import type { Supply } from './serving/receiver.ts';
import { bytesOfPiece, type FileId } from './shared-file.ts';

/** Of all files together, under way or waiting to be sent. */
const MAX_BYTES = 8 * 1_048_576;
/** Whoever asked has gone elsewhere, or nobody has it. */
const PATIENCE_MS = 20_000;

interface Errand {
  readonly to: MemberId;
  readonly stream: number;
  readonly piece: number;
}

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

/** Of one file. */
class Load implements Goal {
  readonly offer: Offer;
  readonly seals: Seals;
  readonly held = new Map<number, Uint8Array>();
  readonly runs: { readonly to: MemberId; readonly run: number }[] = [];
  errands: Errand[] = [];
  fetching: Fetching | null = null;
  cancel: Cancel | null = null;
  readonly #kept: (piece: number) => void;
  readonly #sealed: (seal: Seal) => void;

  constructor(offer: Offer, verify: Verify, kept: (piece: number) => void, sealed: (seal: Seal) => void) {
    this.offer = offer;
    this.seals = new Seals(offer, verify);
    this.#kept = kept;
    this.#sealed = sealed;
  }

  get left(): number {
    return this.#lacking.size;
  }

  lacks(piece: number): boolean {
    return this.#lacking.has(piece);
  }

  hashOf(piece: number): string | undefined {
    return this.seals.hashOf(piece);
  }

  takeSeal(seal: Seal): SealVerdict['kind'] {
    const { kind } = this.seals.take(seal);
    if (kind === 'new' || kind === 'other') this.#sealed(seal);
    return kind;
  }

  async keep(piece: number, bytes: Uint8Array): Promise<null> {
    this.held.set(piece, bytes);
    this.#kept(piece);
    return null;
  }

  get #lacking(): ReadonlySet<number> {
    return new Set(this.errands.map(({ piece }) => piece).filter((piece) => !this.held.has(piece)));
  }
}

export class Carrying {
  readonly #options: CarryingOptions;
  readonly #loads = new Map<FileId, Load>();

  constructor(options: CarryingOptions) {
    this.#options = options;
  }

  /** What fetches the file for others. */
  fetching(id: FileId): Fetching | null {
    return this.#loads.get(id)?.fetching ?? null;
  }

  get all(): readonly Fetching[] {
    return [...this.#loads.values()].flatMap(({ fetching }) => fetching ?? []);
  }

  /** A seal came for a file that is carried. */
  takeSeal(id: FileId, seal: Seal): SealVerdict['kind'] | null {
    return this.#loads.get(id)?.takeSeal(seal) ?? null;
  }

  sealOf(id: FileId, run: number): Seal | undefined {
    return this.#loads.get(id)?.seals.of(run);
  }

  /** Whether somebody gets the file over me, and is no source of it. */
  isFor(id: FileId, member: MemberId): boolean {
    return this.#loads.get(id)?.errands.some(({ to }) => to === member) === true;
  }

  asked(
    to: MemberId,
    offer: Offer,
    stream: number,
    pieces: readonly number[],
    runs: readonly number[],
  ): void {
    const load = this.#loads.get(offer.id) ?? this.#begin(offer);
    for (const run of runs) {
      const seal = load.seals.of(run);
      if (seal) this.#options.sendSeal(to, offer, seal);
      else load.runs.push({ to, run });
    }
    for (const piece of pieces) {
      const isTooMuch = this.#bytes + bytesOfPiece(offer.bytes, piece) > MAX_BYTES;
      if (isTooMuch) this.#options.refuse(to, stream, piece);
      else load.errands.push({ to, stream, piece });
    }
    this.#expect(load);
    load.fetching ??= this.#options.fetch(load, () => undefined);
    load.fetching.look();
    for (const piece of pieces) this.#deliver(load, piece);
  }

  cancelled(to: MemberId, stream: number, pieces: readonly number[]): void {
    for (const load of this.#loads.values())
      this.#drop(
        load,
        (errand) => errand.to === to && errand.stream === stream && pieces.includes(errand.piece),
      );
  }

  /** There is no link with the member any more. */
  lost(to: MemberId): void {
    for (const load of this.#loads.values()) this.#drop(load, (errand) => errand.to === to);
  }

  forget(id: FileId): void {
    const load = this.#loads.get(id);
    if (load) this.#end(load);
  }

  /** Idempotent. */
  close(): void {
    for (const load of this.#loads.values()) this.#end(load);
  }

  get #bytes(): number {
    let bytes = 0;
    for (const { errands, offer } of this.#loads.values())
      for (const piece of new Set(errands.map((errand) => errand.piece)))
        bytes += bytesOfPiece(offer.bytes, piece);
    return bytes;
  }

  #begin(offer: Offer): Load {
    const load = new Load(
      offer,
      this.#options.verify,
      (piece) => this.#deliver(load, piece),
      (seal) => {
        for (const { to, run } of load.runs.splice(0))
          if (run === seal.from) this.#options.sendSeal(to, offer, seal);
          else load.runs.push({ to, run });
      },
    );
    this.#loads.set(offer.id, load);
    return load;
  }

  #deliver(load: Load, piece: number): void {
    const bytes = load.held.get(piece);
    if (!bytes) return;
    for (const { to, stream } of load.errands.filter((errand) => errand.piece === piece)) {
      const done = () => this.#drop(load, (errand) => errand.to === to && errand.piece === piece);
      const read = async () => {
        done();
        return bytes;
      };
      this.#options.serve(to, { id: load.offer.id, isAuthor: false, read }, stream, piece);
    }
  }

  #drop(load: Load, isMeant: (errand: Errand) => boolean): void {
    load.errands = load.errands.filter((errand) => !isMeant(errand));
    for (const piece of [...load.held.keys()])
      if (!load.errands.some((errand) => errand.piece === piece)) load.held.delete(piece);
  }

  /** Ends when nothing was asked for a while; what could not be fetched by then is refused. */
  #expect(load: Load): void {
    load.cancel?.();
    load.cancel = this.#options.clock.after(PATIENCE_MS, () => this.#end(load));
  }

  #end(load: Load): void {
    load.cancel?.();
    load.fetching?.close();
    this.#loads.delete(load.offer.id);
    this.#options.ended(load.offer);
    for (const { to, stream, piece } of load.errands.splice(0)) this.#options.refuse(to, stream, piece);
  }
}
