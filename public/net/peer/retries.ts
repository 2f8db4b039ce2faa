/** When the next attempt at a link begins, and which way its signals take, by how many failed since the last open one. */

const FIRST_MS = 500;
const MOST_MS = 15_000;
/** From here on the wait grows no further. */
const LAST_RETRY = 5;

export class Retries {
  readonly #random: () => number;
  readonly #extraMs: number;
  #failures = 0;

  /** `random` in [0, 1); `extraMs` is added to every wait. */
  constructor(random: () => number, extraMs: number) {
    this.#random = random;
    this.#extraMs = extraMs;
  }

  /** A server that hangs loses every signal: every second attempt goes over members where possible. */
  get isOverMembers(): boolean {
    return this.#failures % 2 !== 0;
  }

  /**
   * An attempt failed: how long to wait before the next one. Doubled each time up to the most, then anything between half
   * of that and all of it.
   */
  failed(): number {
    const longest = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(this.#failures, LAST_RETRY));
    this.#failures += 1;
    return Math.round(longest / 2 + (longest / 2) * this.#random()) + this.#extraMs;
  }

  /** A link opened, or something changed that made attempts fail. */
  reset(): void {
    this.#failures = 0;
  }

  /** The member misbehaved: the next wait is as long as waits become. */
  slowDown(): void {
    this.#failures = LAST_RETRY;
  }
}
