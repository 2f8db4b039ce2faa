/** Offers of one member as they come in: which begin an attempt, and for the log why the others do not. */
import type { Address } from '../../../src/protocol.ts';
import type { Clock } from '../clock.ts';
import { OfferOrder } from './offer-order.ts';
import { areTooMany, beginsAttempt, isOwnOfferKept, type OwnAttempt, withOffer } from './offer-rules.ts';
import type { PeerSignal } from './peer-signal.ts';

export class IncomingOffers {
  readonly #clock: Clock;
  readonly #isPolite: boolean;
  /** So that one that is late or repeated does not bring back an attempt. */
  readonly #order = new OfferOrder();
  /** When they came lately. */
  #times: readonly number[] = [];

  constructor(clock: Clock, isPolite: boolean) {
    this.#clock = clock;
    this.#isPolite = isPolite;
  }

  /** To be asked of every signal. False where its session is over; `sessionId` is the one known to be present. */
  isCurrent({ latestOffer }: PeerSignal, sessionId: string | null): boolean {
    return this.#order.hear(latestOffer, latestOffer.sessionId === sessionId);
  }

  /** Of a signal that belongs to no attempt so far: why it begins none; null where it does. */
  refusalOf(signal: PeerSignal, own: OwnAttempt | null, memberAt: Address | null): string | null {
    if (!beginsAttempt(signal) || !this.#order.isNews(signal.latestOffer))
      return `dropped a signal of another attempt, ${signal.attempt}`;
    this.#times = withOffer(this.#times, this.#clock.now());
    if (areTooMany(this.#times)) return 'dropped an offer: too many of them';
    return isOwnOfferKept(own, this.#isPolite, memberAt)
      ? `kept our own attempt over ${signal.attempt}`
      : null;
  }
}
