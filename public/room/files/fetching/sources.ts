/**
 * The members from whom one file may come: who has which pieces of it, how many have each, and who is left out. Whoever
 * lied stays out, also when they come back.
 */
import type { MemberId } from '../../people/member.ts';
import { clearBit, hasBit, setBit } from '../bitmap.ts';
import type { PieceMessage } from '../piece-message.ts';
import type { Goal } from './goal.ts';
import { Source } from './source.ts';
import type { Streams } from './streams.ts';

export interface SourcesOptions {
  /** Of pieces. */
  readonly count: number;
  readonly goal: Pick<Goal, 'lacks'>;
  readonly streams: Streams;
  received(source: Source, message: PieceMessage): void;
}

export class Sources {
  readonly #options: SourcesOptions;
  readonly #all = new Map<MemberId, Source>();
  readonly #liars = new Set<MemberId>();
  readonly #rarity: Uint8Array;

  constructor(options: SourcesOptions) {
    this.#options = options;
    this.#rarity = new Uint8Array(options.count);
  }

  get all(): readonly Source[] {
    return [...this.#all.values()];
  }

  /** How many sources have each piece. */
  get rarity(): Uint8Array {
    return this.#rarity;
  }

  get(member: MemberId): Source | undefined {
    return this.#all.get(member);
  }

  /** Whether the source has anything that is lacking. */
  isUseful({ bits }: Source): boolean {
    const { count, goal } = this.#options;
    for (let piece = 0; piece < count; piece += 1) if (hasBit(bits, piece) && goal.lacks(piece)) return true;
    return false;
  }

  /** The member told what they have: all of it, or these pieces besides. */
  told(member: MemberId, what: Uint8Array | readonly number[]): void {
    const source = this.#of(member);
    // What they were to get from others is not what they have.
    if (source.isCarrier) this.#setBits(source, new Uint8Array(source.bits.length));
    source.isCarrier = false;
    if (what instanceof Uint8Array) this.#setBits(source, what.slice());
    else
      for (const piece of what) {
        if (piece >= this.#options.count || hasBit(source.bits, piece)) continue;
        setBit(source.bits, piece);
        this.#shift(piece, 1);
      }
  }

  /** The member is to get from others what is lacking, unless they have some of it or are left out. */
  carry(member: MemberId): void {
    const source = this.#of(member);
    if (source.isOut || (!source.isCarrier && this.isUseful(source))) return;
    const { count, goal } = this.#options;
    source.isCarrier = true;
    const bits = source.bits.slice();
    for (let piece = 0; piece < count; piece += 1) if (goal.lacks(piece)) setBit(bits, piece);
    this.#setBits(source, bits);
  }

  /** The source will not send the piece. */
  refused(source: Source, piece: number): void {
    if (!hasBit(source.bits, piece)) return;
    clearBit(source.bits, piece);
    this.#shift(piece, -1);
  }

  leaveOut(source: Source): void {
    source.isOut = true;
    this.#liars.add(source.id);
  }

  /** They did not lie. */
  letIn(source: Source): void {
    source.isOut = false;
    this.#liars.delete(source.id);
  }

  remove(source: Source): void {
    this.#count(source, -1);
    this.#all.delete(source.id);
    this.#options.streams.close(source.stream);
    source.letGo?.();
    source.letGo = null;
  }

  #of(member: MemberId): Source {
    const known = this.#all.get(member);
    if (known) return known;
    const { count, streams, received } = this.#options;
    const stream = streams.open(member, (message) => received(source, message));
    const source = new Source(member, count, stream);
    source.isOut = this.#liars.has(member);
    this.#all.set(member, source);
    return source;
  }

  #setBits(source: Source, bits: Uint8Array): void {
    this.#count(source, -1);
    source.bits = bits;
    this.#count(source, 1);
  }

  #count(source: Source, by: 1 | -1): void {
    for (let piece = 0; piece < this.#options.count; piece += 1)
      if (hasBit(source.bits, piece)) this.#shift(piece, by);
  }

  #shift(piece: number, by: 1 | -1): void {
    this.#rarity[piece] = (this.#rarity[piece] ?? 0) + by;
  }
}
