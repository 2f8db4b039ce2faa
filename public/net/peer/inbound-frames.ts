/** Incoming frames of one link: limits and decodes them, in their order. Knows nothing of what they mean. */
import type { Clock } from '../clock.ts';
import type { VerificationQueue } from '../crypto/verification-queue.ts';
import type { Log } from '../log.ts';
import type { Frame } from '../protocol/frame.ts';
import { FloodGate } from './flood-gate.ts';
import type { FrameExcess } from './link-record.ts';

export interface InboundFramesOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Frames behind a hello wait in it until the hello is verified. */
  readonly queue: VerificationQueue;
  decode(text: string): Frame | null;
  frame(frame: Frame): void;
  /** More than any honest member sends. */
  tooMuch(what: FrameExcess): void;
}

export class InboundFrames {
  readonly #options: InboundFramesOptions;
  readonly #gate: FloodGate;

  constructor(options: InboundFramesOptions) {
    this.#options = options;
    this.#gate = new FloodGate(options.clock);
  }

  read(text: string): void {
    if (!this.#gate.admits(text.length)) return this.#options.tooMuch('flood-of-frames');
    this.#options.queue.pass([], () => this.#decode(text));
  }

  #decode(text: string): void {
    const frame = this.#options.decode(text);
    if (frame !== null) return this.#options.frame(frame);
    this.#options.log(`dropped a malformed frame of ${text.length} characters`);
    if (!this.#gate.forgives()) this.#options.tooMuch('malformed-frames');
  }
}
