/** Detects speech while the microphone is muted. Ignores a cough, and stops some seconds after the last sound. Pure. */

/** So many sounds within that time are speech. */
const SPOKEN_TIMES = 3;
const WITHIN_MS = 3_000;
/** The warning stays for so long after the last sound. */
const TOLD_MS = 4_000;

export class MutedSpeech {
  #heardAt: readonly number[] = [];
  #toldUntil = Number.NEGATIVE_INFINITY;

  /** One sample of the microphone; answers whether to warn now. */
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
