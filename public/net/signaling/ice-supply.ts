/**
 * The STUN and TURN servers for links, and whether only TURN may be used. Keeps the credentials fresh: they expire, and
 * a repair hours later needs valid ones. Knows nothing of links.
 */
import type { IceGrant, IceServer } from '../../../src/protocol.ts';
import type { Cancel, Clock } from '../clock.ts';
import { type Means, offersServer } from '../link/unreachable.ts';

/** Renewed once this share of their lifetime is over. */
const REFRESH_AT = 0.75;

export class IceSupply {
  readonly #clock: Clock;
  readonly #refresh: () => void;
  /** Hides this device's addresses from members: every link over TURN, or none. */
  isTurnOnly: boolean;
  #servers: readonly IceServer[] = [];
  #staleAt = Number.POSITIVE_INFINITY;
  #cancel: Cancel | null = null;

  /** `refresh` asks for another grant; nothing needs to come of it. */
  constructor(clock: Clock, isTurnOnly: boolean, refresh: () => void) {
    this.#clock = clock;
    this.isTurnOnly = isTurnOnly;
    this.#refresh = refresh;
  }

  /** For a link that is about to be made or mended. */
  get servers(): readonly IceServer[] {
    this.freshen();
    return this.#servers;
  }

  get means(): Means {
    const servers = this.#servers;
    const [hasStun, hasTurn] = [offersServer(servers, 'stun'), offersServer(servers, 'turn')];
    return { hasStun, hasTurn, isTurnOnly: this.isTurnOnly };
  }

  grant({ iceServers, iceExpiresInMs }: Readonly<IceGrant>): void {
    this.#servers = iceServers;
    this.#cancel?.();
    this.#staleAt = Number.POSITIVE_INFINITY;
    if (iceExpiresInMs === null) return;
    const waitMs = iceExpiresInMs * REFRESH_AT;
    this.#staleAt = this.#clock.now() + waitMs;
    this.#cancel = this.#clock.after(waitMs, this.#refresh);
  }

  /** To be called after sleep, when timers may be late. */
  freshen(): void {
    if (this.#clock.now() >= this.#staleAt) this.#refresh();
  }

  close(): void {
    this.#cancel?.();
  }
}
