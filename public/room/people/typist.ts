/**
 * Decides when typing is worth telling: at the first key, now and then while it goes on, and when it stops. Loaded
 * after the page.
 */
import { isBlank } from '../text/visible.ts';
import type { Activity } from './member.ts';

/** Half of what it lasts for the others. */
const AGAIN_MS = 3_000;
/** Short messages follow each other faster; not each of them is worth telling of. */
const APART_MS = 1_500;
/** Whoever thinks for so long is not typing. */
const PAUSE_MS = 5_000;

type Timer = ReturnType<typeof setTimeout> | undefined;

export class Typist {
  readonly #tell: (activity: Activity) => void;
  #toldAt = Number.NEGATIVE_INFINITY;
  #isTold = false;
  #pause: Timer;
  #late: Timer;

  constructor(tell: (activity: Activity) => void) {
    this.#tell = tell;
  }

  /** To be told at every change of the text by hand. */
  typed(text: string): void {
    if (isBlank(text)) return this.stop();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.stop(), PAUSE_MS);
    // A clock that was set back must not silence it.
    const sinceMs = Math.abs(Date.now() - this.#toldAt);
    if (sinceMs >= (this.#isTold ? AGAIN_MS : APART_MS)) this.#tellTyping();
    else if (!this.#isTold) this.#late ??= setTimeout(() => this.#tellTyping(), APART_MS - sinceMs);
  }

  /** Said, given up, or paused. */
  stop(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#late);
    this.#late = undefined;
    if (!this.#isTold) return;
    this.#isTold = false;
    this.#tell('here');
  }

  #tellTyping(): void {
    clearTimeout(this.#late);
    this.#late = undefined;
    this.#toldAt = Date.now();
    this.#isTold = true;
    this.#tell('typing');
  }
}
