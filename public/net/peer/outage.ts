/** Tells when there has been no link with a member for long. */
import type { Cancel, Clock } from '../clock.ts';

/** Longer than the first attempt may take, and short enough to be told within 20 seconds. */
const LONG_MS = 16_000;

export class Outage {
  readonly #clock: Clock;
  readonly #grewLong: () => void;
  #state: { readonly kind: 'none' | 'long' } | { readonly kind: 'short'; readonly cancel: Cancel } = {
    kind: 'none',
  };

  constructor(clock: Clock, grewLong: () => void) {
    this.#clock = clock;
    this.#grewLong = grewLong;
  }

  get isLong(): boolean {
    return this.#state.kind === 'long';
  }

  /** Idempotent: it goes on from where it began. */
  begin(): void {
    if (this.#state.kind !== 'none') return;
    const cancel = this.#clock.after(LONG_MS, () => {
      this.#state = { kind: 'long' };
      this.#grewLong();
    });
    this.#state = { kind: 'short', cancel };
  }

  end(): void {
    if (this.#state.kind === 'short') this.#state.cancel();
    this.#state = { kind: 'none' };
  }
}
