/** How far a pair's connection is, and when it is tried again. */
import type { Cancel, Clock } from '../clock.ts';
import { Retries } from '../peer/retries.ts';

type State =
  | { readonly kind: 'none' }
  /** No lane is open so far. */
  | { readonly kind: 'negotiating' }
  | { readonly kind: 'open'; readonly since: number }
  | { readonly kind: 'backing-off'; readonly cancel: Cancel }
  | { readonly kind: 'over' };

/** Whatever opens and breaks at once is no success. */
const STABLE_MS = 10_000;

export class PairState {
  readonly #clock: Clock;
  readonly #retries: Retries;
  #state: State = { kind: 'none' };

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#retries = new Retries(random, 0);
  }

  get kind(): State['kind'] {
    return this.#state.kind;
  }

  /** The first lane is offered, by either end. */
  negotiate(): void {
    if (this.#state.kind === 'none') this.#state = { kind: 'negotiating' };
  }

  open(): void {
    this.#state = { kind: 'open', since: this.#clock.now() };
  }

  /** No open lane is left; others may be under way. */
  leaveOpen(): void {
    if (this.#state.kind !== 'open') return;
    if (this.#clock.now() - this.#state.since >= STABLE_MS) this.#retries.reset();
    this.#state = { kind: 'negotiating' };
  }

  /** There is no lane, nor will there be one by itself. */
  end(): void {
    if (this.#state.kind === 'negotiating') this.#state = { kind: 'none' };
  }

  /** `again` is called in a while: after `ms`, or the longer the more often it failed. */
  backOff(ms: number | null, again: () => void): void {
    if (this.#state.kind !== 'none') return;
    const cancel = this.#clock.after(ms ?? this.#retries.failed(), () => {
      this.#state = { kind: 'none' };
      again();
    });
    this.#state = { kind: 'backing-off', cancel };
  }

  /** What failed before says nothing of now. */
  beginAnew(): void {
    this.#retries.reset();
    if (this.#state.kind !== 'backing-off') return;
    this.#state.cancel();
    this.#state = { kind: 'none' };
  }

  close(): void {
    this.beginAnew();
    this.#state = { kind: 'over' };
  }
}
