/**
 * Who is shown large: whoever speaks most of late. Nobody takes the place by a cough, nor so soon after another that faces
 * flicker. Pure.
 */
import type { MemberId } from '../../room/people/member.ts';

/** What counts is what was heard within that time. */
const WITHIN_MS = 3_000;
/** So many sounds are speech, and so many more than of the one who is large now take the place. */
const SPOKEN_TIMES = 3;
const MORE_TIMES = 2;
/** Whoever became large stays so for at least that long. */
const STAY_MS = 2_000;

export class SpeakerChoice {
  readonly #heardAt = new Map<MemberId, readonly number[]>();
  #speaker: MemberId | null = null;
  #since = Number.NEGATIVE_INFINITY;

  /** One sample: who of `present` is heard now. Answers who is to be large; null where nobody is present. */
  hear(loud: readonly MemberId[], present: readonly MemberId[], now: number): MemberId | null {
    for (const id of this.#heardAt.keys()) if (!present.includes(id)) this.#heardAt.delete(id);
    for (const id of present) {
      const before = (this.#heardAt.get(id) ?? []).filter((at) => now - at < WITHIN_MS);
      this.#heardAt.set(id, loud.includes(id) ? [...before, now] : before);
    }
    const current = this.#speaker !== null && present.includes(this.#speaker) ? this.#speaker : null;
    if (current === null) return this.#take(this.#loudest(present) ?? present[0] ?? null, now);
    const challenger = this.#loudest(present);
    const isSpeech = this.#times(challenger) >= SPOKEN_TIMES;
    const isMore = this.#times(challenger) >= this.#times(current) + MORE_TIMES;
    if (isSpeech && isMore && now - this.#since >= STAY_MS) return this.#take(challenger, now);
    return current;
  }

  #take(id: MemberId | null, now: number): MemberId | null {
    this.#speaker = id;
    this.#since = now;
    return id;
  }

  #times(id: MemberId | null): number {
    return id === null ? 0 : (this.#heardAt.get(id)?.length ?? 0);
  }

  /** Null where nobody was heard. */
  #loudest(present: readonly MemberId[]): MemberId | null {
    const [first] = present
      .filter((id) => this.#times(id) > 0)
      .sort((a, b) => this.#times(b) - this.#times(a));
    return first ?? null;
  }
}
