/** Incoming offers of one member: which of them begin an attempt, and why the others do not. */
import type { Address } from '../../../src/protocol.ts';
import type { Clock } from '../clock.ts';
import { OfferOrder } from './offer-order.ts';
import {
  areTooMany,
  beginsAttempt,
  isOwnOfferKept,
  type OwnAttempt,
  precedesOffer,
  withOffer,
} from './offer-rules.ts';
import type { PeerSignal } from './peer-signal.ts';

/** A browser sends its candidates in a few signals. */
const MAX_EARLY = 16;

export class IncomingOffers {
  readonly #clock: Clock;
  readonly #isPolite: boolean;
  /** An offer that is late or repeated must not bring back an attempt. */
  readonly #order = new OfferOrder();
  /** When they came lately. */
  #times: readonly number[] = [];
  /** Candidates that overtook their offer; only those of the latest attempt. */
  #early: readonly PeerSignal[] = [];

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
    if (this.#keepIfEarly(signal)) return `kept candidates for an offer that is to come, ${signal.attempt}`;
    if (!beginsAttempt(signal) || !this.#order.isNews(signal.latestOffer))
      return `dropped a signal of another attempt, ${signal.attempt}`;
    this.#times = withOffer(this.#times, this.#clock.now());
    if (areTooMany(this.#times)) return 'dropped an offer: too many of them';
    return isOwnOfferKept(own, this.#isPolite, memberAt)
      ? `kept our own attempt over ${signal.attempt}`
      : null;
  }

  /** What came before the offer that began this attempt, once. */
  takeEarly(attempt: string): readonly PeerSignal[] {
    const taken = this.#early.filter((signal) => signal.attempt === attempt);
    this.#early = [];
    return taken;
  }

  #keepIfEarly(signal: PeerSignal): boolean {
    if (!precedesOffer(signal) || !this.#order.isAwaited(signal.latestOffer)) return false;
    const ofSame = this.#early.filter(({ attempt }) => attempt === signal.attempt);
    this.#early = [...ofSame, signal].slice(-MAX_EARLY);
    return true;
  }
}
