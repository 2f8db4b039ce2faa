/**
 * Watches a link for silence: after a while in which nothing came, the member is asked for a sign of life. Where an
 * answer is due at once, `Liveness` notices sooner. Decides nothing about the connection.
 */
import type { Cancel, Clock } from '../clock.ts';
import { Liveness, type LivenessHandlers } from './liveness.ts';

const IDLE_MS = 15_000;
const ANSWER_MS = 4_000;

export interface KeepaliveHandlers extends LivenessHandlers {
  /** Nothing came for long: the member is to be asked. */
  idle(): void;
  /** They were asked, and nothing came back. */
  unanswered(): void;
}

export class Keepalive {
  readonly #clock: Clock;
  readonly #handlers: KeepaliveHandlers;
  readonly #liveness: Liveness;
  #lastHeardAt = 0;
  #cancelIdle: Cancel | null = null;
  #cancelAnswer: Cancel | null = null;

  constructor(clock: Clock, handlers: KeepaliveHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
    this.#liveness = new Liveness(clock, handlers);
  }

  /** Something was sent to which nothing came back so far. */
  get isSuspected(): boolean {
    return this.#liveness.isSuspected;
  }

  /** So for long that the link counts as interrupted. */
  get isMute(): boolean {
    return this.#liveness.isMute;
  }

  /** The link is up: watches it from now on. */
  begin(): void {
    this.#lastHeardAt = this.#clock.now();
    this.#watch();
  }

  /** Something was sent that is answered at once. */
  expect(): void {
    this.#liveness.expect();
  }

  /** Anything came. */
  heard(): void {
    this.#lastHeardAt = this.#clock.now();
    this.#cancelAnswer?.();
    this.#cancelAnswer = null;
    this.#liveness.heard();
  }

  /** Asks the member for a sign of life, unless that was done and the answer is still due. */
  ask(): void {
    if (this.#cancelAnswer) return;
    this.#handlers.ping();
    this.#liveness.expect();
    this.#cancelAnswer = this.#clock.after(ANSWER_MS, () => this.#handlers.unanswered());
  }

  close(): void {
    this.#cancelIdle?.();
    this.#cancelAnswer?.();
    this.#liveness.close();
  }

  #watch(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = this.#clock.after(IDLE_MS, () => {
      if (this.#clock.now() - this.#lastHeardAt >= IDLE_MS) this.#handlers.idle();
      this.#watch();
    });
  }
}
