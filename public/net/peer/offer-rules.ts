/** Which offer of a connection is taken, where both ends may make one at any time. Pure. */
import type { Address } from '../../../src/protocol.ts';
import type { MemberId } from '../crypto/signer.ts';
import { attemptOf, type PeerSignal } from './peer-signal.ts';

/** A member offers anew after a reload or a failure; more offers within the window are refused. */
export const MAX_OFFERS = 20;
export const OFFERS_WINDOW_MS = 60_000;

/** My own attempt, as far as it matters to an offer that comes in. */
export interface OwnAttempt {
  readonly isInitiator: boolean;
  /** It has not led to a link so far. */
  readonly isConnecting: boolean;
  /** Where the member was when it began; null: the offer went over other members. */
  readonly address: Address | null;
}

/** Of two members the one who gives way when their offers cross: both come to the same answer. */
export const isPolite = (self: MemberId, other: MemberId): boolean => self < other;

/** Whether the signal begins an attempt: the latest offer of its sender, not given up since. */
export const beginsAttempt = ({ attempt, latestOffer, description, isOver }: PeerSignal): boolean =>
  description?.type === 'offer' && !isOver && attempt === attemptOf(latestOffer);

/** Whether these are candidates of an attempt that their sender begins: they may overtake its offer. */
export const precedesOffer = ({ attempt, latestOffer, description, isOver }: PeerSignal): boolean =>
  description === undefined && !isOver && attempt === attemptOf(latestOffer);

/**
 * Two offers cross (glare): whether mine stands. It does at the impolite end, as long as it may still arrive:
 * `memberAt` is where their offer came from, or where they are.
 */
export function isOwnOfferKept(
  own: OwnAttempt | null,
  iAmPolite: boolean,
  memberAt: Address | null,
): boolean {
  if (!own?.isInitiator || !own.isConnecting || iAmPolite) return false;
  return own.address === null || own.address === memberAt;
}

/** When the member's offers came, with one that comes now; only those that still count. */
export const withOffer = (times: readonly number[], now: number): readonly number[] =>
  [...times.filter((at) => at > now - OFFERS_WINDOW_MS), now].slice(-MAX_OFFERS - 1);

export const areTooMany = (times: readonly number[]): boolean => times.length > MAX_OFFERS;
