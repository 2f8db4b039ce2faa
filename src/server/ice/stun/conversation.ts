/**
 * Owns asking a STUN server one thing at a time: finding the answer among what comes back, asking again where requests
 * get lost, and giving up. It does not know what is asked.
 */
import type { IceUrl } from '../ice-url.ts';
import type { Channel, ChannelEvents } from './channel.ts';
import { isAnswerTo, readMessage, type StunMessage } from './message.ts';
import { openStreamChannel } from './stream-channel.ts';
import { openUdpChannel } from './udp-channel.ts';

export type Failure =
  /** Nothing came back in time. */
  | { readonly kind: 'silent' }
  /** Something came back, but no answer. */
  | { readonly kind: 'garbled' }
  /** The system's error code, or `closed`. */
  | { readonly kind: 'unreachable'; readonly cause: string };

export type Answer = { readonly kind: 'answered'; readonly message: StunMessage } | Failure;

export interface ConversationOptions {
  /** For each question, and finding the server first. */
  readonly answerWithinMs: number;
  /** Authorities to trust instead of the usual ones, as PEM. */
  readonly ca?: string | undefined;
}

/** RFC 8489, section 6.2.1: after half a second, then after twice as long each time. */
const FIRST_RESEND_MS = 500;

export class Conversation {
  readonly #channel: Channel;
  readonly #answerWithinMs: number;
  #question: { readonly request: StunMessage; settle(answer: Answer): void } | undefined;
  #hasHeardGarbage = false;
  #failure: Failure | undefined;

  constructor(url: IceUrl, { answerWithinMs, ca }: ConversationOptions) {
    this.#answerWithinMs = answerWithinMs;
    const events: ChannelEvents = {
      received: (bytes) => this.#receive(bytes),
      failed: (cause) =>
        this.#end(cause === 'garbled' ? { kind: 'garbled' } : { kind: 'unreachable', cause }),
    };
    this.#channel =
      url.transport === 'udp' ? openUdpChannel(url, events) : openStreamChannel(url, events, ca);
  }

  get remoteAddress(): string | undefined {
    return this.#channel.remoteAddress;
  }

  /** One question at a time. */
  ask(bytes: Buffer): Promise<Answer> {
    const request = readMessage(bytes);
    if (request === undefined || this.#question !== undefined)
      throw new Error('nothing that could be asked now');
    if (this.#failure !== undefined) return Promise.resolve(this.#failure);

    return new Promise((resolve) => {
      const resend = (afterMs: number): NodeJS.Timeout =>
        setTimeout(() => {
          this.#channel.send(bytes);
          resending = resend(2 * afterMs);
        }, afterMs);
      let resending = this.#channel.isLossy ? resend(FIRST_RESEND_MS) : undefined;
      const givingUp = setTimeout(
        () => this.#question?.settle({ kind: this.#hasHeardGarbage ? 'garbled' : 'silent' }),
        this.#answerWithinMs,
      );
      this.#hasHeardGarbage = false;
      this.#question = {
        request,
        settle: (answer) => {
          clearTimeout(resending);
          clearTimeout(givingUp);
          this.#question = undefined;
          resolve(answer);
        },
      };
      this.#channel.send(bytes);
    });
  }

  /** Idempotent. What is asked now or later stays unanswered. */
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
