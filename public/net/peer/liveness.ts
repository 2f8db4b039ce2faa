/**
 * Notices early that a link is dead. An entry is acknowledged immediately, so silence after one is suspicious long
 * before ICE reports anything. A suspicion costs a ping and a question to the server; only if it lasts the link is
 * repaired, and the first frame that comes ends it. Decides nothing about the connection itself.
 */
import type { Cancel, Clock } from '../clock.ts';

export interface LivenessHandlers {
  ping(): void;
  /** Nothing came back in time. */
  suspected(): void;
  interrupted(): void;
  resumed(): void;
}

/** A page in the background may take a second to acknowledge, but answers a ping at once. */
export const EXPECT_MS = 1_000;
/** What a slow mobile network takes for there and back. */
export const SUSPECT_MS = 400;
/** Suspected for this long it counts as interrupted. */
export const MUTE_MS = 2_000;
const PING_MS = 1_000;

export class Liveness {
  readonly #clock: Clock;
  readonly #handlers: LivenessHandlers;
  #state: 'none' | 'expecting' | 'pinged' | 'suspected' | 'mute' = 'none';
  #cancel: Cancel | null = null;

  constructor(clock: Clock, handlers: LivenessHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
  }

  get isSuspected(): boolean {
    return this.#state === 'suspected' || this.#state === 'mute';
  }

  get isMute(): boolean {
    return this.#state === 'mute';
  }

  /** Something was sent that is answered at once. */
  expect(): void {
    if (this.#state !== 'none') return;
    this.#become('expecting', EXPECT_MS, () => {
      this.#become('pinged', SUSPECT_MS, () => this.#suspect());
      this.#handlers.ping();
    });
  }

  /** Anything came. */
  heard(): void {
    const { isMute } = this;
    this.close();
    if (isMute) this.#handlers.resumed();
  }

  close(): void {
    this.#cancel?.();
    this.#state = 'none';
  }

  #suspect(): void {
    this.#become('suspected', MUTE_MS, () => {
      this.#insist();
      this.#handlers.interrupted();
    });
    this.#handlers.suspected();
  }

  #insist(): void {
    this.#handlers.ping();
    this.#become('mute', PING_MS, () => this.#insist());
  }

  #become(state: 'expecting' | 'pinged' | 'suspected' | 'mute', thenMs: number, then: () => void): void {
    this.#state = state;
    this.#cancel = this.#clock.after(thenMs, then);
  }
}
