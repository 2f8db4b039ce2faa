/**
 * Asks members over their own links what their clocks say, and works out how far each is from this device's: when a link
 * opens or is there already, and when a clock was set. Knows no time that counts: that is the room clock's to say.
 */
import type { Clock } from '../../net/clock.ts';
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { MemberId } from '../people/member.ts';
import type { ClockFrame, clockChannel } from './clock-channel.ts';

export interface ClockSurveyOptions {
  readonly clock: Clock;
  readonly channel: ChannelOf<typeof clockChannel>;
  /** How far the member's clock is ahead of this device's, in milliseconds. */
  measured(member: MemberId, aheadMs: number): void;
  /** Nothing is known of the member's clock any more. */
  lost(member: MemberId): void;
}

/** An answer that took longer says too little: the page or the device may have slept meanwhile. */
const LONGEST_MS = 10_000;
/** A member who asks may have set their clock. That is worth a question back, not more often than this. */
const ASK_BACK_MS = 5_000;

interface Question {
  readonly nonce: number;
  readonly now: number;
  readonly wall: number;
}

export class ClockSurvey {
  readonly #options: ClockSurveyOptions;
  /** The last question to each member with an own link. */
  readonly #asked = new Map<MemberId, Question>();
  readonly #unsubscribe: () => void;
  #nonce = 0;

  constructor(options: ClockSurveyOptions) {
    this.#options = options;
    const forget = (member: MemberId) => {
      if (this.#asked.delete(member)) options.lost(member);
    };
    // Whom there was a link with before this was loaded is told now, and only then without a new one.
    let isEarly = true;
    this.#unsubscribe = options.channel.subscribe({
      onOpen: (member) => this.#ask(member),
      onReachable: (member) => isEarly && this.#ask(member),
      onFrame: (from, frame) => this.#hear(from, frame),
      onLeft: forget,
    });
    isEarly = false;
  }

  /** Asks everybody again: this device's clock may have been set. */
  repeat(): void {
    for (const member of this.#asked.keys()) this.#ask(member);
  }

  /** Idempotent. */
  close(): void {
    this.#unsubscribe();
  }

  #ask(member: MemberId): void {
    const { channel, clock } = this.#options;
    this.#nonce += 1;
    const question = { nonce: this.#nonce, now: clock.now(), wall: clock.wall() };
    this.#asked.set(member, question);
    channel.send(member, { type: 'ask-clock', nonce: question.nonce });
  }

  #hear(from: MemberId, frame: ClockFrame): void {
    const { channel, clock, measured } = this.#options;
    const question = this.#asked.get(from);
    if (frame.type === 'ask-clock') {
      channel.send(from, { type: 'clock', nonce: frame.nonce, at: clock.wall() });
      if (!question || clock.now() - question.now >= ASK_BACK_MS) this.#ask(from);
      return;
    }
    if (question?.nonce !== frame.nonce) return;
    const tookMs = clock.now() - question.now;
    const hasJumped = Math.abs(clock.wall() - question.wall - tookMs) > LONGEST_MS;
    if (tookMs > LONGEST_MS || hasJumped) return this.#ask(from);
    measured(from, frame.at - (question.wall + tookMs / 2));
  }
}
