/**
 * Whether one member is still there, from three witnesses: the server, the link, and their own goodbye. Decides once,
 * after a grace period. Knows nothing of how a witness finds out.
 */
import type { Cancel, Clock } from '../clock.ts';

export interface Witnesses {
  readonly saidBye: boolean;
  readonly isReachable: boolean;
  /** `unknown` while the server itself cannot be asked. */
  readonly server: 'present' | 'absent' | 'unknown';
}

/** A page that reloads says goodbye too, and is back within this time. */
export const BYE_GRACE_MS = 2_500;
export const ABSENT_GRACE_MS = 5_000;
/** Without a server only the members' links can tell: give them time to be repaired. */
export const UNKNOWN_GRACE_MS = 40_000;

/** How long the witnesses must stay like this before the member has left; null while they are there. */
export function graceMs({ saidBye, isReachable, server }: Witnesses): number | null {
  if (saidBye) return BYE_GRACE_MS;
  if (isReachable || server === 'present') return null;
  return server === 'absent' ? ABSENT_GRACE_MS : UNKNOWN_GRACE_MS;
}

export class DepartureDetector {
  readonly #clock: Clock;
  readonly #left: () => void;
  #grace: number | null = null;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, left: () => void) {
    this.#clock = clock;
    this.#left = left;
  }

  /** To be called whenever a witness changes its view. */
  weigh(witnesses: Witnesses): void {
    const grace = graceMs(witnesses);
    if (grace === this.#grace) return;
    this.#grace = grace;
    this.#cancel?.();
    this.#cancel = grace === null ? null : this.#clock.after(grace, this.#left);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
