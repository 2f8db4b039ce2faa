/**
 * One file being fetched from whoever has pieces of it. What comes is proven against the author's seals before it is
 * kept; whoever sends something else is left out. Does not know where pieces are kept.
 */
import type { Bulk } from '../../net/bulk/bulk.ts';
import type { Cancel, Clock } from '../../net/clock.ts';
import { toBase64Url } from '../../net/crypto/base64url.ts';
import type { MemberId } from '../people/member.ts';
import { clearBit, hasBit, setBit } from './bitmap.ts';
import type { BulkHolds } from './bulk-holds.ts';
import type { FileFrame } from './file-frames.ts';
import type { Offer } from './offer.ts';
import { type Asked, pick, pickAgain } from './picker.ts';
import type { StoreProblem } from './piece-store.ts';
import { runOf, type Seal } from './seal.ts';
import type { SealVerdict } from './seals.ts';
import { bytesOfPiece, pieceBytesOf, pieceCountOf } from './shared-file.ts';
import { Source } from './source.ts';
import type { Streams } from './streams.ts';

/** What is wanted, and where it goes. */
export interface Goal {
  readonly offer: Offer;
  lacks(piece: number): boolean;
  /** How many it lacks. */
  readonly left: number;
  /** As the author signed it, where that is known. */
  hashOf(piece: number): string | undefined;
  /** A seal that anybody sent. */
  takeSeal(seal: Seal): SealVerdict['kind'];
  /** A proven piece. Done when it is kept. */
  keep(piece: number, bytes: Uint8Array): Promise<StoreProblem | null>;
}

export interface FetchingOptions {
  readonly goal: Goal;
  readonly clock: Clock;
  hash(bytes: Uint8Array): Promise<Uint8Array>;
  readonly bulk: Pick<Bulk, 'isOpen' | 'way'>;
  readonly holds: BulkHolds;
  readonly streams: Streams;
  send(to: MemberId, frame: FileFrame): boolean;
  /** My place among those who fetch it, from 0, and how many they are. */
  rank(): readonly [rank: number, of: number];
  /** Linked members who might fetch from others for me. */
  carriers(): readonly MemberId[];
  /** Something that `progress` tells changed. */
  changed(): void;
  failed(problem: StoreProblem): void;
  /** The member sent what the author did not sign. */
  lied(member: MemberId): void;
}

export interface Progress {
  /** Bytes a second over the last seconds; null while that is not known. */
  readonly rate: number | null;
  /** Members from whom something is on its way. */
  readonly sources: readonly MemberId[];
  /** Somebody who is left in has something that is lacking. */
  readonly isOffered: boolean;
  /** Nothing has come for a while. */
  readonly isStill: boolean;
}

const TICK_MS = 500;
/** Ticks over which the rate is measured. */
const TICKS_OF_RATE = 8;
/** Without a byte from somebody who was asked. */
const STALL_MS = 12_000;
/** Pieces that are here, and not kept so far: they would be fetched again after a reload. */
const MAX_UNKEPT = 2;
/** From then on the last pieces are asked twice. */
const END_PIECES = 8;
const CARRIED_AGAIN_MS = 5_000;

interface Unproven {
  readonly source: Source;
  readonly bytes: Uint8Array;
  readonly at: number;
}

export class Fetching {
  readonly #options: FetchingOptions;
  readonly #count: number;
  readonly #pieceBytes: number;
  readonly #sources = new Map<MemberId, Source>();
  /** Also when they come back. */
  readonly #liars = new Set<MemberId>();
  /** How many sources have each piece. */
  readonly #rarity: Uint8Array;
  /** Whole, and waiting for a seal. */
  readonly #unsealed = new Map<number, Unproven>();
  /** Being proven or kept. */
  readonly #proving = new Set<number>();
  readonly #spans: number[] = [];
  #cancelTick: Cancel | null = null;
  #tickedAt: number;
  #movedAt: number;
  #carriedAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(options: FetchingOptions) {
    this.#options = options;
    const { bytes } = options.goal.offer;
    this.#count = pieceCountOf(bytes);
    this.#pieceBytes = pieceBytesOf(bytes);
    this.#rarity = new Uint8Array(this.#count);
    this.#tickedAt = options.clock.now();
    this.#movedAt = this.#tickedAt;
    this.#await();
  }

  get progress(): Progress {
    const all = [...this.#sources.values()];
    const known = this.#spans.reduce((sum, bytes) => sum + bytes, 0);
    const seconds = (this.#spans.length * TICK_MS) / 1_000;
    return {
      rate: this.#spans.length < 2 ? null : known / seconds,
      sources: all.filter(({ asked }) => asked.size > 0).map(({ id }) => id),
      isOffered: all.some((source) => !source.isOut && !source.isCarrier && this.#hasLacking(source)),
      isStill: this.#options.clock.now() - this.#movedAt > STALL_MS,
    };
  }

  /** The member told what they have: all of it, or these pieces besides. */
  told(member: MemberId, what: Uint8Array | readonly number[]): void {
    const source = this.#source(member);
    if (source.isCarrier) this.#countIn(source, -1);
    if (source.isCarrier) source.bits.fill(0);
    source.isCarrier = false;
    if (what instanceof Uint8Array) {
      this.#countIn(source, -1);
      source.bits = what.slice();
      this.#countIn(source, 1);
    } else
      for (const piece of what) {
        if (piece >= this.#count || hasBit(source.bits, piece)) continue;
        setBit(source.bits, piece);
        this.#shift(piece, 1);
      }
    this.#pump();
  }

  /** Bytes can come from the member. */
  opened(member: MemberId): void {
    if (this.#sources.has(member)) this.#pump();
  }

  /** What was on its way from the member is lost. */
  closed(member: MemberId): void {
    const source = this.#sources.get(member);
    if (!source) return;
    // They may send it again as soon as they can.
    this.#callOff(source, [...source.asked.keys()]);
    source.renew();
    this.#pump();
  }

  /** The member has nothing of it any more, or is gone. */
  lost(member: MemberId): void {
    const source = this.#sources.get(member);
    if (!source) return;
    this.#countIn(source, -1);
    this.#end(source);
    this.#sources.delete(member);
    this.#pump();
  }

  /** The member will not send these. */
  refused(member: MemberId, stream: number, pieces: readonly number[]): void {
    const source = this.#sources.get(member);
    if (source?.stream !== stream) return;
    for (const piece of pieces) {
      if (!source.asked.delete(piece) || !hasBit(source.bits, piece)) continue;
      clearBit(source.bits, piece);
      this.#shift(piece, -1);
    }
    this.#pump();
  }

  /** A seal came. */
  sealed(member: MemberId, verdict: SealVerdict['kind']): void {
    const source = this.#sources.get(member);
    if (verdict === 'forged' && source) return this.#lied(source);
    // They did not lie: the author did.
    if (source && (verdict === 'other' || verdict === 'lesser')) {
      source.isOut = false;
      this.#liars.delete(member);
    }
    for (const [piece, { source: from, bytes }] of [...this.#unsealed]) {
      if (this.#options.goal.hashOf(piece) === undefined) continue;
      this.#unsealed.delete(piece);
      void this.#prove(from, piece, bytes);
    }
    this.#pump();
  }

  /** More is wanted, or less. */
  look(): void {
    this.#pump();
  }

  /** Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelTick?.();
    for (const source of this.#sources.values()) this.#end(source);
    this.#unsealed.clear();
  }

  #source(member: MemberId): Source {
    const known = this.#sources.get(member);
    if (known) return known;
    const { streams, clock } = this.#options;
    const stream = streams.open(member, ({ piece, offset, payload }) => {
      const bytes = source.receive(piece, offset, payload, clock.now());
      if (bytes !== null) this.#arrived(source, piece, bytes);
    });
    const source = new Source(member, this.#count, stream);
    source.isOut = this.#liars.has(member);
    this.#sources.set(member, source);
    return source;
  }

  /** What is under way is called off. */
  #end(source: Source): void {
    this.#callOff(source, [...source.asked.keys()]);
    this.#options.streams.close(source.stream);
    source.letGo?.();
    source.letGo = null;
  }

  #callOff(source: Source, pieces: readonly number[]): void {
    for (const piece of pieces) source.asked.delete(piece);
    if (pieces.length > 0) this.#options.send(source.id, { kind: 'cancel', stream: source.stream, pieces });
  }

  #countIn(source: Source, by: 1 | -1): void {
    for (let piece = 0; piece < this.#count; piece += 1)
      if (hasBit(source.bits, piece)) this.#shift(piece, by);
  }

  #shift(piece: number, by: 1 | -1): void {
    this.#rarity[piece] = (this.#rarity[piece] ?? 0) + by;
  }

  #hasLacking(source: Source): boolean {
    for (let piece = 0; piece < this.#count; piece += 1)
      if (hasBit(source.bits, piece) && this.#options.goal.lacks(piece)) return true;
    return false;
  }

  #pump(): void {
    if (this.#isClosed) return;
    const { goal, clock, holds, bulk } = this.#options;
    const now = clock.now();
    // The author last: what others have they need not send again.
    const usable = [...this.#sources.values()]
      .filter((source) => !source.isOut && !source.isPaused(now))
      .sort((a, b) => rankOf(a, goal.offer.author) - rankOf(b, goal.offer.author));
    for (const source of usable) {
      if (source.letGo === null && this.#hasLacking(source)) source.letGo = holds.hold(source.id);
      if (!bulk.isOpen(source.id)) continue;
      const pieces = this.#pick(source, now);
      if (pieces.length > 0) this.#ask(source, pieces);
    }
  }

  #pick(source: Source, now: number): number[] {
    const { goal, bulk, rank } = this.#options;
    const window = source.window(this.#pieceBytes, bulk.way(source.id).rttMs);
    const pieces: number[] = [];
    if (source.asked.size >= window || this.#unkept > MAX_UNKEPT) return pieces;
    const [mine, of] = rank();
    const underWay = this.#underWay();
    while (source.asked.size < window) {
      const piece = pick({
        count: this.#count,
        isOpen: (open) => goal.lacks(open) && !underWay.has(open),
        bits: source.bits,
        rarity: this.#rarity,
        rank: mine,
        of,
      });
      const next = piece ?? this.#pickAgain(source, now);
      if (next === null) break;
      source.ask(next, bytesOfPiece(goal.offer.bytes, next), now);
      underWay.add(next);
      pieces.push(next);
    }
    return pieces;
  }

  /** Pieces that are here, and not kept so far. */
  get #unkept(): number {
    return this.#proving.size + this.#unsealed.size;
  }

  /** What needs not be asked for now. */
  #underWay(): Set<number> {
    const all = [...this.#sources.values()].flatMap(({ asked }) => [...asked.keys()]);
    return new Set([...all, ...this.#proving, ...this.#unsealed.keys()]);
  }

  #pickAgain(source: Source, now: number): number | null {
    const { goal } = this.#options;
    const { author } = goal.offer;
    const askers = new Map<number, Source[]>();
    for (const other of this.#sources.values())
      for (const piece of other.asked.keys()) askers.set(piece, [...(askers.get(piece) ?? []), other]);
    const asked = [...askers].flatMap(([piece, others]): Asked[] => {
      if (others.includes(source) || !goal.lacks(piece)) return [];
      const asks = others.flatMap((other) => other.asked.get(piece) ?? []);
      return [
        {
          piece,
          times: asks.length,
          ageMs: now - Math.max(...asks.map(({ at }) => at)),
          isUntouched: asks.every(({ assembly }) => assembly.received === 0),
          isOfAuthor: others.every(({ id }) => id === author),
        },
      ];
    });
    const again = pickAgain(asked, source.bits, source.id === author, goal.left <= END_PIECES);
    if (again?.how === 'instead')
      for (const other of askers.get(again.piece) ?? []) this.#callOff(other, [again.piece]);
    return again?.piece ?? null;
  }

  #ask(source: Source, pieces: readonly number[]): void {
    const { goal, send } = this.#options;
    const runs = new Set(pieces.filter((piece) => goal.hashOf(piece) === undefined).map(runOf));
    const seals = [...runs].filter((run) => !source.runs.has(run));
    for (const run of seals) source.runs.add(run);
    const { stream, isCarrier } = source;
    const frame = { kind: 'ask', id: goal.offer.id, stream, pieces, seals, carry: isCarrier } as const;
    if (!send(source.id, frame)) source.renew();
    this.#options.changed();
  }

  #arrived(source: Source, piece: number, bytes: Uint8Array): void {
    this.#movedAt = this.#options.clock.now();
    if (!this.#options.goal.lacks(piece) || this.#proving.has(piece)) return this.#pump();
    source.unproven += 1;
    if (this.#options.goal.hashOf(piece) === undefined)
      this.#unsealed.set(piece, { source, bytes, at: this.#movedAt });
    else void this.#prove(source, piece, bytes);
    this.#pump();
  }

  async #prove(source: Source, piece: number, bytes: Uint8Array): Promise<void> {
    const { goal, hash, failed } = this.#options;
    this.#proving.add(piece);
    const found = toBase64Url(await hash(bytes));
    if (this.#isClosed) return;
    source.unproven -= 1;
    if (found !== goal.hashOf(piece)) {
      this.#proving.delete(piece);
      return this.#lied(source, piece);
    }
    source.proved();
    // Whoever else was asked for it need not send it.
    for (const other of this.#sources.values()) if (other.asked.has(piece)) this.#callOff(other, [piece]);
    this.#pump();
    const problem = await goal.keep(piece, bytes);
    this.#proving.delete(piece);
    if (this.#isClosed) return;
    if (problem !== null) return failed(problem);
    this.#options.changed();
    this.#pump();
  }

  /** Nothing of theirs is taken any more; what they go by tells whether it was the author who lied. */
  #lied(source: Source, piece?: number): void {
    const { goal, lied, send } = this.#options;
    source.isOut = true;
    this.#liars.add(source.id);
    this.#callOff(source, [...source.asked.keys()]);
    if (piece === undefined) lied(source.id);
    else send(source.id, { kind: 'prove', id: goal.offer.id, from: runOf(piece) });
    if (piece !== undefined) lied(source.id);
    this.#pump();
  }

  #await(): void {
    this.#cancelTick = this.#options.clock.after(TICK_MS, () => this.#tick());
  }

  #tick(): void {
    const { clock, goal } = this.#options;
    const now = clock.now();
    this.#await();
    const spanMs = Math.max(1, now - this.#tickedAt);
    this.#tickedAt = now;
    let bytes = 0;
    for (const source of this.#sources.values()) {
      bytes += source.tally(spanMs);
      if (source.asked.size === 0 || now - source.movedAt < STALL_MS) continue;
      this.#callOff(source, [...source.asked.keys()]);
      source.pause(now);
    }
    this.#spans.push((bytes * TICK_MS) / spanMs);
    if (this.#spans.length > TICKS_OF_RATE) this.#spans.shift();
    for (const [piece, { source, at }] of [...this.#unsealed]) {
      if (now - at < STALL_MS) continue;
      this.#unsealed.delete(piece);
      source.unproven -= 1;
      source.runs.clear();
      source.pause(now);
    }
    if (goal.left > 0) this.#findCarriers(now);
    this.#pump();
    this.#options.changed();
  }

  /** Nobody who is linked with me has what is lacking. */
  #findCarriers(now: number): void {
    const all = [...this.#sources.values()];
    const isServed = all.some(
      (source) =>
        source.asked.size > 0 ||
        (!source.isOut && !source.isCarrier && !source.isPaused(now) && this.#hasLacking(source)),
    );
    if (isServed || now - this.#carriedAt < CARRIED_AGAIN_MS) return;
    this.#carriedAt = now;
    for (const id of this.#options.carriers()) {
      const source = this.#source(id);
      if (source.isOut || (!source.isCarrier && this.#hasLacking(source))) continue;
      this.#countIn(source, -1);
      source.isCarrier = true;
      for (let piece = 0; piece < this.#count; piece += 1)
        if (this.#options.goal.lacks(piece)) setBit(source.bits, piece);
      this.#countIn(source, 1);
    }
  }
}

const rankOf = ({ id, isCarrier, asked }: Source, author: MemberId): number =>
  (isCarrier ? 2_000 : id === author ? 1_000 : 0) + asked.size;
