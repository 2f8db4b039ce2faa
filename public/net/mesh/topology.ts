/**
 * Who holds links with whom, as members tell it: announces my links to my neighbours, keeps theirs, and computes
 * the routes. Knows nothing of how a link is made.
 */
import type { Cancel, Clock } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';
import { type Route, rerouted, routes } from './routes.ts';

/** When many links open at once, one announcement tells of all. */
const ANNOUNCE_MS = 200;

export interface TopologyOptions {
  readonly self: MemberId;
  readonly clock: Clock;
  /** To all my neighbours. */
  announce(neighbours: readonly MemberId[]): void;
  /** Whom members hold links with changed; `rerouted` are reached in another way than before, or no longer. */
  changed(rerouted: readonly MemberId[]): void;
}

/** A link between two members, as one of them tells. */
export interface ToldLink {
  readonly from: MemberId;
  readonly to: MemberId;
  /** Over a TURN server. */
  readonly isOverTurn: boolean;
}

export class Topology {
  readonly #options: TopologyOptions;
  readonly #neighbours = new Set<MemberId>();
  readonly #links = new Map<MemberId, ReadonlySet<MemberId>>();
  readonly #overTurn = new Map<MemberId, ReadonlySet<MemberId>>();
  #routes: ReadonlyMap<MemberId, Route> = new Map();
  #cancel: Cancel | null = null;

  constructor(options: TopologyOptions) {
    this.#options = options;
  }

  /** Everybody who is somebody's neighbour, as far as I was told. */
  get members(): Iterable<MemberId> {
    return this.#routes.keys();
  }

  routeTo(member: MemberId): Route {
    return this.#routes.get(member) ?? { kind: 'none' };
  }

  /** Whether either of the two says so. */
  isLinked(a: MemberId, b: MemberId): boolean {
    return this.#links.get(a)?.has(b) === true || this.#links.get(b)?.has(a) === true;
  }

  /** My own link with `member` opened or is gone. Idempotent. */
  setNeighbour(member: MemberId, isOpen: boolean): void {
    if (this.#neighbours.has(member) === isOpen) return;
    if (isOpen) this.#neighbours.add(member);
    else {
      this.#neighbours.delete(member);
      this.#links.delete(member); // what it said last is no longer kept up to date
      this.#overTurn.delete(member);
    }
    this.announceLater();
    this.#change();
  }

  /** Something about my links changed that neighbours are to know. */
  announceLater(): void {
    this.#cancel ??= this.#options.clock.after(ANNOUNCE_MS, () => {
      this.#cancel = null;
      this.#options.announce([...this.#neighbours]);
    });
  }

  /** What my neighbour `member` says of its own links. */
  setLinks(member: MemberId, links: readonly MemberId[], overTurn: readonly MemberId[] = []): void {
    if (!this.#neighbours.has(member)) return;
    this.#links.set(member, new Set(links));
    this.#overTurn.set(member, new Set(overTurn));
    this.#change();
  }

  /** The links that my neighbours told of; one that both ends told of comes twice. */
  *told(): Iterable<ToldLink> {
    for (const [from, links] of this.#links)
      for (const to of links) yield { from, to, isOverTurn: this.#overTurn.get(from)?.has(to) === true };
  }

  close(): void {
    this.#cancel?.();
  }

  #change(): void {
    const before = this.#routes;
    this.#routes = routes(this.#neighbours, this.#links, this.#options.self);
    this.#options.changed(rerouted(before, this.#routes));
  }
}
