/**
 * One file being fetched from whoever has pieces of it. What comes is proven before it is kept; whoever sends something
 * else, or nothing, is left out. Does not know where pieces are kept.
 */
import type { Cancel, Clock } from '../../../net/clock.ts';
import type { MemberId } from '../../people/member.ts';
import type { PieceMessage } from '../piece-message.ts';
import { runOf } from '../seal.ts';
import type { SealVerdict } from '../seals.ts';
import { pieceCountOf } from '../shared-file.ts';
import type { Goal } from './goal.ts';
import { Pace } from './pace.ts';
import { Proving, type ProvingOptions } from './proving.ts';
import { Requests, type RequestsOptions } from './requests.ts';
import { type Source, STALL_MS } from './source.ts';
import { Sources } from './sources.ts';
import type { Streams } from './streams.ts';

export interface FetchingOptions
  extends Pick<RequestsOptions, 'bulk' | 'holds' | 'send' | 'rank'>,
    Pick<ProvingOptions, 'hash' | 'failed'> {
  readonly goal: Goal;
  readonly clock: Clock;
  readonly streams: Streams;
  /** Linked members who might fetch from others for me. */
  carriers(): readonly MemberId[];
  /** Something that `progress` tells changed. */
  changed(): void;
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
const CARRIED_AGAIN_MS = 5_000;

export class Fetching {
  readonly #options: FetchingOptions;
  readonly #sources: Sources;
  readonly #requests: Requests;
  readonly #proving: Proving;
  readonly #pace: Pace;
  #cancelTick: Cancel | null = null;
  #tickedAt: number;
  #carriedAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(options: FetchingOptions) {
    const { goal, clock, hash, streams, changed } = options;
    this.#options = options;
    this.#tickedAt = clock.now();
    this.#pace = new Pace(this.#tickedAt, STALL_MS);
    this.#sources = new Sources({
      count: pieceCountOf(goal.offer.bytes),
      goal,
      streams,
      received: (source, message) => this.#received(source, message),
    });
    this.#proving = new Proving({
      goal,
      hash,
      proved: (_, piece) => {
        this.#requests.callOffPiece(piece);
        this.look();
      },
      disproved: (source, piece) => this.#lied(source, piece),
      kept: () => {
        changed();
        this.look();
      },
      failed: options.failed,
    });
    this.#requests = new Requests({
      ...options,
      sources: this.#sources,
      unkept: () => this.#proving.pieces,
      pieceMs: () => this.#pace.pieceMs,
      asked: changed,
    });
    this.#await();
  }

  get progress(): Progress {
    const { all } = this.#sources;
    return {
      rate: this.#pace.rate,
      sources: all.filter(({ asked }) => asked.size > 0).map(({ id }) => id),
      isOffered: all.some((source) => !source.isOut && !source.isCarrier && this.#sources.isUseful(source)),
      isStill: this.#pace.isStill(this.#options.clock.now()),
    };
  }

  /** The member told what they have: all of it, or these pieces besides. */
  told(member: MemberId, what: Uint8Array | readonly number[]): void {
    this.#sources.told(member, what);
    this.look();
  }

  /** Bytes can come from the member. */
  opened(member: MemberId): void {
    if (this.#sources.get(member)) this.look();
  }

  /** What was on its way from the member is lost. */
  closed(member: MemberId): void {
    const source = this.#sources.get(member);
    if (!source) return;
    // They may send it again as soon as they can.
    this.#requests.callOff(source);
    source.renew();
    this.look();
  }

  /** The member has nothing of it any more, or is gone. */
  lost(member: MemberId): void {
    const source = this.#sources.get(member);
    if (!source) return;
    this.#end(source);
    this.look();
  }

  /** The member will not send these. */
  refused(member: MemberId, stream: number, pieces: readonly number[]): void {
    const source = this.#sources.get(member);
    if (source?.stream !== stream) return;
    for (const piece of pieces) if (source.asked.delete(piece)) this.#sources.refused(source, piece);
    this.look();
  }

  /** A seal came. */
  sealed(member: MemberId, verdict: SealVerdict['kind']): void {
    const source = this.#sources.get(member);
    if (verdict === 'forged' && source) return this.#lied(source);
    // They did not lie: the author did.
    if (source && (verdict === 'other' || verdict === 'lesser')) this.#sources.letIn(source);
    this.#proving.sealed();
    this.look();
  }

  /** Somebody may be asked for more, or more is wanted. */
  look(): void {
    if (!this.#isClosed) this.#requests.fill(this.#options.clock.now());
  }

  /** Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelTick?.();
    for (const source of this.#sources.all) this.#end(source);
    this.#proving.close();
  }

  #end(source: Source): void {
    this.#requests.callOff(source);
    this.#sources.remove(source);
  }

  #received(source: Source, { piece, offset, payload }: PieceMessage): void {
    const now = this.#options.clock.now();
    const whole = source.receive(piece, offset, payload, now);
    if (whole === null) return;
    this.#pace.moved(now, whole.askedAt);
    this.#proving.take(source, piece, whole.bytes, now);
    this.look();
  }

  /** Nothing of theirs is taken any more; what they go by tells whether it was the author who lied. */
  #lied(source: Source, piece?: number): void {
    const { goal, lied, send } = this.#options;
    this.#sources.leaveOut(source);
    this.#requests.callOff(source);
    if (piece !== undefined) send(source.id, { kind: 'prove', id: goal.offer.id, from: runOf(piece) });
    lied(source.id);
    this.look();
  }

  #await(): void {
    this.#cancelTick = this.#options.clock.after(TICK_MS, () => this.#tick());
  }

  #tick(): void {
    const { clock, goal, changed } = this.#options;
    const now = clock.now();
    this.#await();
    const spanMs = Math.max(1, now - this.#tickedAt);
    this.#tickedAt = now;
    let bytes = 0;
    for (const source of this.#sources.all) {
      bytes += source.tally(spanMs);
      if (!source.isStalled(now)) continue;
      this.#requests.callOff(source);
      source.pause(now);
    }
    this.#pace.add(bytes, spanMs);
    for (const source of this.#proving.giveUp(now - STALL_MS)) {
      source.runs.clear();
      source.pause(now);
    }
    if (goal.left > 0) this.#findCarriers(now);
    this.look();
    changed();
  }

  /** Nobody who is linked with me has what is lacking. */
  #findCarriers(now: number): void {
    const isServed = this.#sources.all.some(
      (source) =>
        source.asked.size > 0 ||
        (!source.isOut && !source.isCarrier && !source.isPaused(now) && this.#sources.isUseful(source)),
    );
    if (isServed || now - this.#carriedAt < CARRIED_AGAIN_MS) return;
    this.#carriedAt = now;
    for (const id of this.#options.carriers()) this.#sources.carry(id);
  }
}
