/** How each member is reached now: on the own link, over other members, only by signals, or not at all. */
import type { MemberId } from '../crypto/signer.ts';
import type { Peer } from '../peer/peer.ts';
import type { LastResortState } from '../sealed/sealed-paths.ts';
import type { IceSupply } from '../signaling/ice-supply.ts';
import type { Way } from './frame-router.ts';
import type { PeerReach } from './mesh-contract.ts';
import type { Relay } from './relay.ts';
import type { Topology } from './topology.ts';

export interface ReachabilityOptions {
  readonly ice: IceSupply;
  readonly topology: Topology;
  readonly relay: Relay;
  isServerThere(): boolean;
  lastResortOf(id: MemberId): LastResortState;
}

export class Reachability {
  readonly #options: ReachabilityOptions;

  constructor(options: ReachabilityOptions) {
    this.#options = options;
  }

  /** Whether the server can say who is there, and passes signals on. */
  get isServerThere(): boolean {
    return this.#options.isServerThere();
  }

  /** Whether a signal finds a way to the member. */
  hasWay({ address, id }: Peer): boolean {
    return (this.isServerThere && address !== null) || this.#options.relay.canReach(id);
  }

  /** Whether a frame finds a way. */
  isReachable({ id }: Peer): boolean {
    const { topology, lastResortOf } = this.#options;
    return topology.routeTo(id).kind !== 'none' || lastResortOf(id) === 'open';
  }

  of(peer: Peer): PeerReach {
    const { ice, topology, lastResortOf } = this.#options;
    const { state, record, findings } = peer;
    const { isOverTurn, since } = record;
    const trouble = state === 'down' ? { ...findings, ...ice.means, hasWay: this.hasWay(peer) } : null;
    const lastResort = lastResortOf(peer.id);
    return { state, route: topology.routeTo(peer.id), isOverTurn, lastResort, since, trouble };
  }
}

/** Null where there is none for frames. */
export const wayOf = ({ state, route, lastResort }: PeerReach): Way | null =>
  state !== 'open' && route.kind === 'via'
    ? route
    : state === 'open' || lastResort === 'open'
      ? { kind: 'direct' }
      : null;
