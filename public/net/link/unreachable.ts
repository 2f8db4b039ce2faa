/** Why a member cannot be reached, judged from what the attempts found. Pure; the view has the words. */
import type { IceServer } from '../../../src/protocol.ts';
import type { CandidateType } from './candidate.ts';

/** What one attempt found out. */
export interface Findings {
  /** Of this device. */
  readonly local: readonly CandidateType[];
  /** Of the member, as far as they told. */
  readonly remote: readonly CandidateType[];
  /** The member answered at all. */
  readonly isAnswered: boolean;
}

/** Which servers and policy links are made with. */
export interface Means {
  readonly hasStun: boolean;
  readonly hasTurn: boolean;
  /** Every link over a TURN server, or none. */
  readonly isTurnOnly: boolean;
}

/** Whether there is a server of this kind, by the scheme of their URLs (RFC 7064, RFC 7065); over TLS or not. */
export const offersServer = (servers: readonly IceServer[], kind: 'stun' | 'turn'): boolean =>
  servers.some(({ urls }) => [urls].flat().some((url) => url.startsWith(kind)));

/** All that is known of why a member cannot be reached. */
export interface Trouble extends Findings, Means {
  /** Whether a signal finds a way to the member at present. */
  readonly hasWay: boolean;
}

export type Unreachable =
  /** Neither the server nor anybody here can pass a signal on. */
  | 'no-way'
  /** Signals go out and nothing comes back. */
  | 'silent'
  /** TURN only, and the operator has no TURN server. */
  | 'no-turn'
  /** There is a TURN server, and it gives me no relay address. */
  | 'turn-failed'
  /** The member is found from outside, this device is not: its network lets no UDP out. */
  | 'own-network'
  /** The other way round. */
  | 'their-network'
  /** Nothing passes between the two networks, and it cannot be said that one of them is the cause. */
  | 'both-networks'
  /** Not even TURN helps. */
  | 'blocked';

/** The member is found from outside, and this device not even by a server: its network lets nothing out. */
export const isOwnNetworkBlocked = ({
  local,
  remote,
  isAnswered,
  hasStun,
  isTurnOnly,
  hasWay,
}: Trouble): boolean =>
  hasWay && isAnswered && hasStun && !isTurnOnly && !local.some(isFromOutside) && remote.some(isFromOutside);

const isFromOutside = (type: CandidateType): boolean => type === 'srflx' || type === 'relay';

export function whyUnreachable(trouble: Trouble): Unreachable {
  const { local, remote, isAnswered, hasStun, hasTurn, isTurnOnly, hasWay } = trouble;
  if (!hasWay) return 'no-way';
  if (isTurnOnly && !hasTurn) return 'no-turn';
  if (!isAnswered) return 'silent';
  if (hasTurn && !local.includes('relay')) return 'turn-failed';
  if (hasTurn || remote.includes('relay')) return 'blocked';
  // A device without NAT has no server-reflexive candidate either, so one missing on both ends says nothing.
  if (hasStun && local.includes('srflx') !== remote.includes('srflx'))
    return local.includes('srflx') ? 'their-network' : 'own-network';
  return 'both-networks';
}
