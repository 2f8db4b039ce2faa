/** When I am typing, as far as it is worth telling: at the first key, now and then while it goes on, and when it stops.
 *  Loaded after the page. */
import type { Attention } from './member.ts';

/** Half of what it lasts for the others. */
const AGAIN_MS = 3_000;
/** Short messages follow each other faster; not each of them is worth telling of. */
const APART_MS = 1_500;
/** Whoever thinks for so long is not typing. */
const PAUSE_MS = 5_000;

export class Typist {
  readonly #tell: (attention: Attention) => void;
  #toldAt = Number.NEGATIVE_INFINITY;
  #isTyping = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (attention: Attention) => void) {
    this.#tell = tell;
  }

  /** To be told at every change of the text by hand. */
  typed(text: string): void {
    if (text.trim() === '') return this.stop();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stop(), PAUSE_MS);
    const now = Date.now();
    // A clock that was set back must not silence it.
    if (Math.abs(now - this.#toldAt) < (this.#isTyping ? AGAIN_MS : APART_MS)) return;
    this.#toldAt = now;
    this.#isTyping = true;
    this.#tell('typing');
  }

  /** Said, given up, or paused. */
  stop(): void {
    clearTimeout(this.#timer);
    if (!this.#isTyping) return;
    this.#isTyping = false;
    this.#tell('here');
  }
}
