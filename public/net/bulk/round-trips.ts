/**
 * How long the link with one member takes there and back: asked on the link itself, which every browser can, and where
 * a call would notice that something waits.
 */
import type { Cancel, Clock } from '../clock.ts';

const USUAL_MS = 2_000;
/** At the beginning, and while bulk gives way. */
const OFTEN_MS = 200;
const FIRST_ONES = 3;
/** Without an answer for so long the line is worse than slow. */
const LOST_MS = 1_000;

export interface RoundTripHandlers {
  ping(nonce: number): void;
  sample(rttMs: number): void;
  /** No answer came. */
  lost(): void;
  /** Whether to ask often. */
  isUrgent(): boolean;
}

export class RoundTrips {
  readonly #clock: Clock;
  readonly #handlers: RoundTripHandlers;
  #leastMs: number | null = null;
  #nonce = 0;
  /** The one that was not answered so far. */
  #asked: { readonly nonce: number; readonly at: number } | null = null;
  #count = 0;
  #hasMoved = false;
  /** Nothing moved since the last one: nobody wants to know. */
  #isIdle = false;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, handlers: RoundTripHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
  }

  /** Of this link; null while nothing is known. */
  get leastMs(): number | null {
    return this.#leastMs;
  }

  /** A connection opened. */
  begin(): void {
    this.stop();
    this.#count = 0;
    this.#ask();
  }

  /** Bytes moved. */
  moved(): void {
    this.#hasMoved = true;
    if (!this.#isIdle) return;
    this.#isIdle = false;
    this.#ask();
  }

  answered(nonce: number): void {
    if (this.#asked?.nonce !== nonce) return;
    const rttMs = this.#clock.now() - this.#asked.at;
    this.#asked = null;
    this.#leastMs = Math.min(this.#leastMs ?? rttMs, rttMs);
    this.#handlers.sample(rttMs);
  }

  /** Another link: it may go another way. */
  forget(): void {
    this.#leastMs = null;
    this.#asked = null;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#asked = null;
    this.#isIdle = false;
  }

  #ask(): void {
    const now = this.#clock.now();
    if (this.#asked && now - this.#asked.at >= LOST_MS) {
      this.#asked = null;
      this.#handlers.lost();
    }
    if (this.#asked === null) {
      this.#asked = { nonce: ++this.#nonce, at: now };
      this.#count += 1;
      this.#handlers.ping(this.#nonce);
    }
    const isOften = this.#count < FIRST_ONES || this.#handlers.isUrgent();
    this.#hasMoved = false;
    this.#cancel = this.#clock.after(isOften ? OFTEN_MS : USUAL_MS, () => {
      this.#cancel = null;
      if (this.#hasMoved || this.#count < FIRST_ONES) this.#ask();
      else this.#isIdle = true;
    });
  }
}
