/** The timers of a call: ringing, waiting for a member who left, an incoming call, the offer to return. */
import type { Cancel, Clock } from '../../net/clock.ts';
import { type CallEvent, type CallModel, type CallState, RETURN_MS, RING_MS, RUNG_MS } from './call-state.ts';

export class CallTimers {
  readonly #clock: Clock;
  readonly #happened: (event: CallEvent) => void;
  readonly #cancels = new Map<'state' | 'incoming' | 'returning', Cancel>();

  constructor(clock: Clock, happened: (event: CallEvent) => void) {
    this.#clock = clock;
    this.#happened = happened;
  }

  /** Restarts the timer of whatever changed. */
  follow(before: CallModel | null, { state, incoming, returning }: CallModel): void {
    if (state !== before?.state) this.#set('state', patience(state), { kind: 'waited' });
    if (incoming !== before?.incoming) this.#set('incoming', incoming && RUNG_MS, { kind: 'rung' });
    if (returning !== before?.returning) this.#set('returning', returning && RETURN_MS, { kind: 'stay-out' });
  }

  /** Idempotent. */
  close(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }

  #set(timer: 'state' | 'incoming' | 'returning', delayMs: number | null, event: CallEvent): void {
    this.#cancels.get(timer)?.();
    this.#cancels.delete(timer);
    if (delayMs !== null)
      this.#cancels.set(
        timer,
        this.#clock.after(delayMs, () => this.#happened(event)),
      );
  }
}

function patience(state: CallState): number | null {
  if (state.kind === 'ringing') return RING_MS;
  return state.kind === 'pair' && state.isWaiting ? RETURN_MS : null;
}
