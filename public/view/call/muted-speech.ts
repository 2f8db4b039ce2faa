/** When somebody who is muted seems to speak to the others all the same: not at a cough, and not for ever. Pure. */

/** So much of speech within a while, and it is no cough. */
const SPOKEN_TIMES = 3;
const WITHIN_MS = 3_000;
/** Told for so long after the last word. */
const TOLD_MS = 4_000;

export class MutedSpeech {
  #heardAt: readonly number[] = [];
  #toldUntil = Number.NEGATIVE_INFINITY;

  /** One look at the microphone; answers whether it is to be told now. */
  hear(isLoud: boolean, now: number): boolean {
    if (isLoud) {
      this.#heardAt = [...this.#heardAt.filter((at) => now - at < WITHIN_MS), now].slice(-SPOKEN_TIMES);
      if (this.#heardAt.length === SPOKEN_TIMES || now < this.#toldUntil) this.#toldUntil = now + TOLD_MS;
    }
    return now < this.#toldUntil;
  }

  reset(): void {
    this.#heardAt = [];
    this.#toldUntil = Number.NEGATIVE_INFINITY;
  }
}
