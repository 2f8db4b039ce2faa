/** Who is calling me: one member at a time, for a while at most, and nobody again right after I declined. Knows nothing
 *  of what a call is. */
import type { Cancel, Clock } from '../../net/clock.ts';
import type { MemberId } from '../people/member.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';

/** Somebody is calling me. */
export interface Ring {
  readonly from: MemberId;
  readonly id: string;
}

export interface IncomingCallOptions {
  readonly clock: Clock;
  isMuted(id: MemberId): boolean;
  answer(to: MemberId, step: 'declined' | 'busy', id: string): void;
  missed(from: MemberId): void;
}

/** How long a caller rings. */
export const RING_MS = 30_000;
/** A caller who crashed never takes their ring back. */
const RUNG_MS = RING_MS + 5_000;
/** After being declined, nobody rings again at once. */
const REST_MS = 3_000;

export class IncomingCall {
  readonly #options: IncomingCallOptions;
  readonly #ring = signal<Ring | null>(null);
  readonly #declinedAt = new Map<MemberId, number>();
  #cancel: Cancel | null = null;

  constructor(options: IncomingCallOptions) {
    this.#options = options;
  }

  get ring(): ReadonlySignal<Ring | null> {
    return this.#ring;
  }

  /** `isBusy`: I am in a call already. */
  rungBy(from: MemberId, id: string, isBusy: boolean): void {
    const ring = this.#ring.value;
    if (ring?.from === from && ring.id === id) return;
    if (isBusy || (ring && ring.from !== from) || this.#isResting(from))
      return this.#options.answer(from, 'busy', id);
    // Whom I muted may ring as long as they like.
    if (this.#options.isMuted(from)) return;
    this.stop();
    this.#ring.value = { from, id };
    this.#cancel = this.#options.clock.after(RUNG_MS, () => this.#miss());
  }

  /** They ring no more, and were not answered. */
  takenBackBy(from: MemberId): void {
    if (this.#ring.value?.from === from) this.#miss();
  }

  decline(): void {
    const ring = this.#ring.value;
    if (ring === null) return;
    this.#options.answer(ring.from, 'declined', ring.id);
    this.#declinedAt.set(ring.from, this.#options.clock.now());
    this.stop();
  }

  left(id: MemberId): void {
    this.#declinedAt.delete(id);
    this.takenBackBy(id);
  }

  /** It was answered, or nobody is there to hear it any more. Idempotent. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#ring.value = null;
  }

  #isResting(from: MemberId): boolean {
    const declinedAt = this.#declinedAt.get(from);
    return declinedAt !== undefined && this.#options.clock.now() - declinedAt < REST_MS;
  }

  #miss(): void {
    const ring = this.#ring.value;
    this.stop();
    if (ring) this.#options.missed(ring.from);
  }
}
