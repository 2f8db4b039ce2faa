/** One member as a source of one file: what they have, what they were asked for, how much they may be asked for at once. */
import type { MemberId } from '../../people/member.ts';
import { emptyBitmap } from '../bitmap.ts';
import { Assembly } from './assembly.ts';

/** Most pieces under way from one member. */
const MAX_WINDOW = 16;
const MIB = 1_048_576;
/** Without a byte from somebody who was asked. */
export const STALL_MS = 12_000;
/** On slow lines, in times of the longest that was waited for a byte; that is taken as no more than so long. */
const STALL_IN_GAPS = 4;
const MAX_GAP_MS = 15_000;
/** Whoever sent nothing is asked again after this, each time after twice as long. */
const PAUSE_MS = 10_000;
const MOST_PAUSES = 6;

export interface Ask {
  readonly at: number;
  readonly assembly: Assembly;
}

export class Source {
  readonly id: MemberId;
  readonly stream: number;
  readonly asked = new Map<number, Ask>();
  /** The runs whose seals they were asked for. */
  readonly runs = new Set<number>();
  bits: Uint8Array;
  /** They have not told of pieces of their own: they are asked to fetch them from others. */
  isCarrier = false;
  /** They served what it was not. */
  isOut = false;
  /** Whole pieces of theirs about which nothing is known so far. */
  unproven = 0;
  /** When they last sent something, or were asked while nothing was under way. */
  #movedAt = 0;
  #longestGapMs = 0;
  letGo: (() => void) | null = null;
  #pausedUntil = 0;
  #pauses = 0;
  #proven = 0;
  #bytes = 0;
  /** Bytes a second. */
  #rate = 0;

  constructor(id: MemberId, count: number, stream: number) {
    this.id = id;
    this.stream = stream;
    this.bits = emptyBitmap(count);
  }

  /** They were asked, and send nothing. */
  isStalled(now: number): boolean {
    const patience = Math.max(STALL_MS, STALL_IN_GAPS * Math.min(MAX_GAP_MS, this.#longestGapMs));
    return this.asked.size > 0 && now - this.#movedAt >= patience;
  }

  isPaused(now: number): boolean {
    return now < this.#pausedUntil;
  }

  /** One piece until one was right; then what is on its way while an answer is, and no more than that. */
  window(pieceBytes: number, rttMs: number | null): number {
    if (this.#proven === 0) return 1 - this.unproven;
    const underWay = (this.#rate * (rttMs ?? 0)) / 1_000 / pieceBytes;
    return Math.min(MAX_WINDOW, (pieceBytes < MIB ? 4 : 2) + Math.floor(underWay));
  }

  ask(piece: number, length: number, now: number): void {
    if (this.asked.size === 0) this.#movedAt = now;
    this.asked.set(piece, { at: now, assembly: new Assembly(length) });
  }

  /** The piece where it is whole now, and when it was asked for. */
  receive(
    piece: number,
    offset: number,
    payload: Uint8Array,
    now: number,
  ): { readonly bytes: Uint8Array; readonly askedAt: number } | null {
    const ask = this.asked.get(piece);
    if (!ask?.assembly.add(offset, payload)) return null;
    const { assembly, at } = ask;
    this.#longestGapMs = Math.max(this.#longestGapMs, now - this.#movedAt);
    this.#movedAt = now;
    this.#bytes += payload.length;
    if (!assembly.isWhole) return null;
    this.asked.delete(piece);
    return { bytes: assembly.bytes, askedAt: at };
  }

  /** A piece of theirs was right. */
  proved(): void {
    this.#proven += 1;
    this.#pauses = 0;
  }

  /** They sent nothing for too long. */
  pause(now: number): void {
    this.#pausedUntil = now + PAUSE_MS * 2 ** this.#pauses;
    this.#pauses = Math.min(MOST_PAUSES, this.#pauses + 1);
  }

  /** Another connection: what was asked on the one before is lost. */
  renew(): void {
    this.asked.clear();
    this.runs.clear();
    this.#pausedUntil = 0;
    this.#rate = 0;
  }

  /** Bytes since the last time. */
  tally(spanMs: number): number {
    const bytes = this.#bytes;
    this.#bytes = 0;
    this.#rate = Math.max((bytes * 1_000) / spanMs, this.#rate * 0.75);
    return bytes;
  }
}
