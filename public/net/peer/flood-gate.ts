/** Limits what one link may bring in. More than any honest member ever sends is a flood. */
import type { Clock } from '../clock.ts';

const WINDOW_MS = 5_000;
/** A thousand frames a second, sustained. */
const MAX_FRAMES = 5_000;
const MAX_CHARACTERS = 32_000_000;
/** Malformed frames: another version of the page may send a few. */
const MAX_MALFORMED = 100;

export class FloodGate {
  readonly #clock: Clock;
  #windowEndsAt = 0;
  #frames = 0;
  #characters = 0;
  #malformed = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one frame; false when it is one too many. */
  admits(length: number): boolean {
    const now = this.#clock.now();
    if (now >= this.#windowEndsAt) {
      this.#windowEndsAt = now + WINDOW_MS;
      this.#frames = 0;
      this.#characters = 0;
    }
    this.#frames += 1;
    this.#characters += length;
    return this.#frames <= MAX_FRAMES && this.#characters <= MAX_CHARACTERS;
  }

  /** Counts one malformed frame; false when they are too many to be an accident. */
  forgives(): boolean {
    this.#malformed += 1;
    return this.#malformed <= MAX_MALFORMED;
  }
}
