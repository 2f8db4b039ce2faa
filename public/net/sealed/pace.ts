/** How fast a page sends packets by itself: below what its server allows (server/ops/limits.ts), so that none is refused. */
import type { Clock } from '../clock.ts';

const BURST = 384_000;
const PER_SECOND = 24_000;

export class Pace {
  readonly #clock: Clock;
  #left = BURST;
  #at: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.now();
  }

  /** Milliseconds until so many characters may go; 0: they may now, and count. */
  take(characters: number): number {
    const now = this.#clock.now();
    this.#left = Math.min(BURST, this.#left + (Math.max(0, now - this.#at) * PER_SECOND) / 1_000);
    this.#at = now;
    if (this.#left < characters) return Math.ceil(((characters - this.#left) * 1_000) / PER_SECOND);
    this.#left -= characters;
    return 0;
  }
}
