/** When I am typing, as far as it is worth telling: at the first key, now and then while it goes on, and when it stops.
 *  Loaded after the page. */
import type { Attention } from './member.ts';

/** Half of what it lasts for the others. */
const AGAIN_MS = 3_000;
/** Whoever thinks for so long is not typing. */
const PAUSE_MS = 5_000;

export class Typist {
  readonly #tell: (attention: Attention) => void;
  #toldAt = Number.NEGATIVE_INFINITY;
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
    if (Math.abs(now - this.#toldAt) < AGAIN_MS) return;
    this.#toldAt = now;
    this.#tell('typing');
  }

  /** Said, given up, or paused. */
  stop(): void {
    clearTimeout(this.#timer);
    if (this.#toldAt === Number.NEGATIVE_INFINITY) return;
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.#tell('here');
  }
}
