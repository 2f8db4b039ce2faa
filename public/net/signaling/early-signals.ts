/** Signals from an address whose member is not known yet: a few are kept for a moment. */
import type { Address } from '../../../src/protocol.ts';
import type { Clock } from '../clock.ts';

const KEEP_MS = 5_000;
const MAX_KEPT = 64;

interface EarlySignal {
  readonly from: Address;
  readonly sealed: string;
  readonly until: number;
}

export class EarlySignals {
  readonly #clock: Clock;
  #kept: readonly EarlySignal[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  keep(from: Address, sealed: string): void {
    const now = this.#clock.now();
    const kept = this.#kept.filter(({ until }) => until > now);
    this.#kept = [...kept, { from, sealed, until: now + KEEP_MS }].slice(-MAX_KEPT);
  }

  /** In the order they came. */
  take(from: Address): readonly string[] {
    const now = this.#clock.now();
    const taken = this.#kept.filter((signal) => signal.from === from && signal.until > now);
    this.#kept = this.#kept.filter((signal) => signal.from !== from);
    return taken.map(({ sealed }) => sealed);
  }
}
