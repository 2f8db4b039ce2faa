/**
 * Which calls of one member are news: those their session made after every one that was heard of before. Whoever
 * passes signals on may keep a call back until it would replace a link that came about since.
 */
import * as v from 'valibot';
import { sessionIdSchema } from '../protocol/fields.ts';

/** Stands in every signal. */
export const latestOfferSchema = v.object({
  /** The sender's session. */
  load: sessionIdSchema,
  /** When it last called the receiver, by its own clock: greater with every call. 0: not yet. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type LatestOffer = v.InferOutput<typeof latestOfferSchema>;

/** Names the attempt that a call begins. */
export const attemptOf = ({ load, at }: LatestOffer): string => `${load}.${at}`;

/** Nobody reloads more often while one of their calls is still under way. */
const REMEMBERED_LOADS = 100;

export class OfferOrder {
  #load = '';
  #heard = 0;
  #answered = 0;
  readonly #past = new Set<string>();

  /**
   * Of every signal that comes. False when its session is over. `isPresent`: the member is known to be there with it.
   * Of any other one that is new what was held up on its way must not count, or the present one would be over for ever:
   * it called before, by the same clock.
   */
  hear({ load, at }: LatestOffer, isPresent: boolean): boolean {
    if (this.#past.has(load)) return false;
    if (load !== this.#load) {
      if (!isPresent && this.#load !== '' && at <= this.#heard) return false;
      this.#past.add(this.#load);
      if (this.#past.size > REMEMBERED_LOADS) this.#past.delete(this.#past.values().next().value as string);
      [this.#load, this.#heard, this.#answered] = [load, 0, 0];
    }
    this.#heard = Math.max(this.#heard, at);
    return true;
  }

  /** Of what was just heard, when it is a call: whether it is the latest one and comes for the first time. */
  isNews({ at }: LatestOffer): boolean {
    if (at < this.#heard || at <= this.#answered) return false;
    this.#answered = at;
    return true;
  }
}
