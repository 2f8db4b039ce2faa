/**
 * Which offers of one member are new: those made later than every offer of the same session heard of before. The server
 * and relaying members may delay an offer; without this check it would replace a link that was made since.
 */
import type { LatestOffer } from './peer-signal.ts';

/** Nobody reloads more often than this while one of their offers is under way. */
const REMEMBERED_SESSIONS = 100;

export class OfferOrder {
  #sessionId = '';
  #heard = 0;
  #answered = 0;
  readonly #past = new Set<string>();

  /**
   * Of every signal that comes: false when its session is over. `isPresent`: the member is known to be there with it,
   * even if word of an earlier session came late and put an end to it.
   * A session that is new and not known to be present may be an old one whose signal was held up. It counts only if it
   * offered later than the present one, by the same clock: otherwise the present one would be over for ever.
   */
  hear({ sessionId, at }: LatestOffer, isPresent: boolean): boolean {
    if (isPresent) this.#past.delete(sessionId);
    else if (this.#past.has(sessionId)) return false;
    if (sessionId !== this.#sessionId) {
      if (!isPresent && this.#sessionId !== '' && at <= this.#heard) return false;
      this.#past.add(this.#sessionId);
      if (this.#past.size > REMEMBERED_SESSIONS)
        this.#past.delete(this.#past.values().next().value as string);
      [this.#sessionId, this.#heard, this.#answered] = [sessionId, 0, 0];
    }
    this.#heard = Math.max(this.#heard, at);
    return true;
  }

  /** Whether the offer that this is said of is the latest one, and has not come yet. */
  isAwaited({ at }: LatestOffer): boolean {
    return at >= this.#heard && at > this.#answered;
  }

  /** Of an offer that was just heard: whether it is the latest one and comes for the first time. */
  isNews(offer: LatestOffer): boolean {
    if (!this.isAwaited(offer)) return false;
    this.#answered = offer.at;
    return true;
  }
}
