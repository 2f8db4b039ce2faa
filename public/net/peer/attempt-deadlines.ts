/** The time limit for each step of an attempt: one step at a time, each replaces the one before. */
import type { Cancel, Clock } from '../clock.ts';
import type { FailureReason } from './link-record.ts';

const CONNECT_MS = 15_000;
const HELLO_MS = 5_000;
/** ICE often recovers by itself within this time. */
const RESTART_AFTER_MS = 2_500;
const GIVE_UP_AFTER_MS = 10_000;
/** The polite end waits longer, so that both ends seldom begin a repair at once. */
export const POLITE_EXTRA_MS = 1_500;

export interface AttemptDeadlinesOptions {
  readonly clock: Clock;
  readonly isPolite: boolean;
  /** The step took too long. */
  missed(why: FailureReason): void;
  /** The interrupted link has not recovered by itself. */
  restart(): void;
}

export class AttemptDeadlines {
  readonly #options: AttemptDeadlinesOptions;
  #cancel: Cancel | null = null;

  constructor(options: AttemptDeadlinesOptions) {
    this.#options = options;
  }

  /** The attempt begins. */
  connecting(): void {
    this.#end(CONNECT_MS, 'not-connected-in-time');
  }

  /** My hello was sent. */
  greeted(): void {
    this.#end(HELLO_MS, 'no-hello');
  }

  /** The link was interrupted. `isSilent`: nothing comes although ICE is content, so it is not waited for. */
  interrupted(isSilent: boolean): void {
    const { isPolite, restart } = this.#options;
    this.#plan((isSilent ? 0 : RESTART_AFTER_MS) + (isPolite ? POLITE_EXTRA_MS : 0), restart);
  }

  /** ICE was restarted. */
  restarted(): void {
    this.#end(GIVE_UP_AFTER_MS, 'not-back-in-time');
  }

  /** No step is due any more. */
  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #end(delayMs: number, why: FailureReason): void {
    this.#plan(delayMs, () => this.#options.missed(why));
  }

  #plan(delayMs: number, action: () => void): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(delayMs, action);
  }
}
