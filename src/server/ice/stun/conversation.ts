/**
 * Asks a STUN server one thing at a time: finds the answer among what comes back, asks again where requests may get lost,
 * and gives up in the end. It does not know what is asked.
 */
import type { Cancel, Clock } from '../../ops/clock.ts';
import type { IceUrl } from '../ice-url.ts';
import { type Channel, type ChannelEvents, type OpenChannel, openChannel } from './channel.ts';
import { isAnswerTo, readMessage, type StunMessage } from './message.ts';

export type Failure =
  /** Nothing came back in time. */
  | { readonly kind: 'silent' }
  /** Something came back, but it was no answer. */
  | { readonly kind: 'garbled' }
  /** The system's error code, or `closed`. */
  | { readonly kind: 'unreachable'; readonly cause: string };

export type Answer = { readonly kind: 'answered'; readonly message: StunMessage } | Failure;

export interface ConversationOptions {
  /** For each question, with the time that it takes to find the server. */
  readonly answerWithinMs: number;
  readonly clock: Clock;
  /** Authorities to trust instead of the usual ones, as PEM. */
  readonly ca?: string | undefined;
  /** Another way to the server, in tests. */
  readonly open?: OpenChannel;
}

/** RFC 8489, section 6.2.1: resend after half a second, then after twice as long each time. */
const FIRST_RESEND_MS = 500;

export class Conversation {
  readonly #channel: Channel;
  readonly #answerWithinMs: number;
  readonly #clock: Clock;
  #question: { readonly request: StunMessage; settle(answer: Answer): void } | undefined;
  #hasHeardGarbage = false;
  #failure: Failure | undefined;

  constructor(url: IceUrl, { answerWithinMs, clock, ca, open = openChannel }: ConversationOptions) {
    this.#answerWithinMs = answerWithinMs;
    this.#clock = clock;
    const events: ChannelEvents = {
      received: (bytes) => this.#receive(bytes),
      failed: (cause) =>
        this.#end(cause === 'garbled' ? { kind: 'garbled' } : { kind: 'unreachable', cause }),
    };
    this.#channel = open(url, events, ca);
  }

  get remoteAddress(): string | undefined {
    return this.#channel.remoteAddress;
  }

  /** One question at a time. */
  ask(bytes: Buffer): Promise<Answer> {
    const request = readMessage(bytes);
    if (request === undefined || this.#question !== undefined) throw new Error('this cannot be asked now');
    if (this.#failure !== undefined) return Promise.resolve(this.#failure);

    return new Promise((resolve) => {
      const resendAfter = (ms: number): Cancel =>
        this.#clock.after(ms, () => {
          this.#channel.send(bytes);
          stopResending = resendAfter(2 * ms);
        });
      let stopResending: Cancel = this.#channel.isLossy ? resendAfter(FIRST_RESEND_MS) : () => undefined;
      const stopWaiting = this.#clock.after(this.#answerWithinMs, () =>
        this.#question?.settle({ kind: this.#hasHeardGarbage ? 'garbled' : 'silent' }),
      );
      this.#hasHeardGarbage = false;
      this.#question = {
        request,
        settle: (answer) => {
          stopResending();
          stopWaiting();
          this.#question = undefined;
          resolve(answer);
        },
      };
      this.#channel.send(bytes);
    });
  }

  /** Idempotent. Questions that are asked now or later stay unanswered. */
  close(): void {
    this.#channel.close();
    this.#end({ kind: 'silent' });
  }

  #receive(bytes: Buffer): void {
    const message = readMessage(bytes);
    if (message && this.#question && isAnswerTo(message, this.#question.request)) {
      this.#question.settle({ kind: 'answered', message });
    } else this.#hasHeardGarbage = true;
  }

  #end(failure: Failure): void {
    this.#failure ??= failure;
    this.#question?.settle(failure);
  }
}
