/**
 * How a link begins: both ends send a hello, signed over both DTLS fingerprints. The link counts once the other end's
 * is verified. Knows nothing of time limits, nor of any other frame.
 */
import type { MemberId } from '../crypto/signer.ts';
import type { VerificationQueue } from '../crypto/verification-queue.ts';
import type { Fingerprints, Link } from '../link/link.ts';
import { encodeFrame, type Hello } from '../protocol/frame.ts';
import type { AttemptContext } from './attempt-contract.ts';
import { type HelloContext, helloClaim, type Introduction, signHello } from './hello.ts';
import type { FailureReason } from './link-record.ts';

export interface HandshakeOptions {
  readonly peer: MemberId;
  readonly context: Pick<AttemptContext, 'signer' | 'signingContext' | 'introduction'>;
  readonly link: Pick<Link, 'fingerprints' | 'send'>;
  /** Frames behind the hello wait in it until the hello is verified. */
  readonly queue: VerificationQueue;
  /** The member proved who they are, once. */
  verified(introduction: Introduction): void;
  failed(why: Extract<FailureReason, 'forged-hello' | 'unknown-fingerprints'>): void;
}

export class Handshake {
  readonly #options: HandshakeOptions;
  #verified: Fingerprints | null = null;

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  get isVerified(): boolean {
    return this.#verified !== null;
  }

  /** Those that the member signed. */
  get verifiedFingerprints(): Fingerprints | null {
    return this.#verified;
  }

  /** Sends my hello; false where the fingerprints are not known. */
  begin(): boolean {
    const { peer, context, link } = this.#options;
    const bound = this.#bound();
    if (bound) link.send(encodeFrame(signHello(context.signer, peer, context.introduction(), bound)));
    return bound !== null;
  }

  receive(hello: Hello): void {
    const { peer, context, queue, verified, failed } = this.#options;
    const bound = this.#bound();
    if (bound === null) return;
    const claim = helloClaim(peer, context.signer.id, hello, bound);
    queue.pass([claim], (verify) => {
      if (!verify(...claim)) return failed('forged-hello');
      this.#verified = bound.fingerprints;
      verified(hello);
    });
  }

  /** What both hellos are bound to. */
  #bound(): HelloContext | null {
    const { context, link, failed } = this.#options;
    const { fingerprints } = link;
    if (fingerprints === null) failed('unknown-fingerprints');
    return fingerprints && { signingContext: context.signingContext, fingerprints };
  }
}
