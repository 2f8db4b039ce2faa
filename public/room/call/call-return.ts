/** The call that this tab was in before it was reloaded, offered again for a while. */
import type { Cancel, Clock } from '../../net/clock.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';
import type { CallMemory } from './call-memory.ts';
import type { CurrentCall } from './call-state.ts';

/** Others see one who reloaded as away for so long at most. */
export const RETURN_MS = 60_000;

export class CallReturn {
  readonly #memory: CallMemory;
  readonly #offer = signal<CurrentCall | null>(null);
  readonly #cancel: Cancel | null;

  constructor(memory: CallMemory, clock: Clock, expired: () => void) {
    this.#memory = memory;
    this.#offer.value = memory.load();
    this.#cancel = this.#offer.value && clock.after(RETURN_MS, expired);
  }

  get offer(): ReadonlySignal<CurrentCall | null> {
    return this.#offer;
  }

  /** Where I am now is where a reload returns to. */
  remember(call: CurrentCall | null): void {
    this.#memory.save(call);
  }

  /** Answers whether there was an offer, which has ended. */
  end(): boolean {
    this.#cancel?.();
    if (this.#offer.value === null) return false;
    this.#offer.value = null;
    return true;
  }

  /** The page goes; what is kept stays. Idempotent. */
  close(): void {
    this.#cancel?.();
  }
}
