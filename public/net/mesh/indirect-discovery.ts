/**
 * Whom to offer a connection because others say they have a link with them: the server lost one of us. What others say
 * is cheap to make up: only a few unproven members are tried at a time, and nobody who left.
 */
import type { Clock } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';

/** Who left is not tried again on what others say for this long. */
const FORGET_MS = 60_000;
/** At most this many unproven members are tried at a time. */
const MAX_UNPROVEN = 4;

export class IndirectDiscovery {
  readonly #clock: Clock;
  readonly #forgotten: () => void;
  /** When each of them left. */
  readonly #departures = new Map<MemberId, number>();

  /** `forgotten` is called when somebody who left may be tried again. */
  constructor(clock: Clock, forgotten: () => void) {
    this.#clock = clock;
    this.#forgotten = forgotten;
  }

  left(id: MemberId): void {
    const at = this.#clock.now();
    this.#departures.set(id, at);
    this.#clock.after(FORGET_MS, () => {
      if (this.#departures.get(id) === at) this.#departures.delete(id);
      this.#forgotten();
    });
  }

  cameBack(id: MemberId): void {
    this.#departures.delete(id);
  }

  /** `unproven`: how many are being tried already. */
  isWorthAnOffer(id: MemberId, unproven: number): boolean {
    return unproven < MAX_UNPROVEN && !this.#departures.has(id);
  }
}
