/**
 * Agrees with the other end on descriptions: perfect negotiation (W3C WebRTC §10.7), and candidates in the order of
 * their descriptions. Knows nothing of what the connection is for.
 */
import type { Log } from '../log.ts';
import { CandidateQueue } from './candidate-queue.ts';
import { fingerprintOf, isAcceptable, withoutCandidates } from './description.ts';
import type { LinkCandidate, LinkSignal } from './link.ts';

/** The part of a connection that it uses. */
export interface NegotiatedConnection {
  readonly signalingState: RTCSignalingState;
  readonly localDescription: RTCSessionDescription | null;
  readonly remoteDescription: RTCSessionDescription | null;
  setLocalDescription(): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void>;
}

export interface NegotiationOptions {
  readonly connection: NegotiatedConnection;
  /** Gives way when both ends offer at once. */
  readonly isPolite: boolean;
  readonly log: Log;
  isClosed(): boolean;
  /** Sends the description to the other end. */
  tell(description: NonNullable<LinkSignal['description']>): void;
  /** A candidate of the other end came. */
  heardOf(candidate: LinkCandidate): void;
  /** A description of the other end was applied. */
  applied(): void;
  /** An offer was applied: what is to be in the answer must be set up now. */
  answering(): void;
}

export class Negotiation {
  readonly #options: NegotiationOptions;
  readonly #early = new CandidateQueue();
  /** Kept here, because Firefox throws when a closed connection is asked for its descriptions. */
  #isAnswered = false;
  #isMakingOffer = false;
  #isIgnoringOffer = false;
  /** Signals are applied one after the other: an answer must not overtake its offer. */
  #accepting: Promise<void> = Promise.resolve();

  constructor(options: NegotiationOptions) {
    this.#options = options;
  }

  /** A description of the other end was applied at least once. */
  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  get fingerprints(): { readonly local: string; readonly remote: string } | null {
    const { connection } = this.#options;
    const local = fingerprintOf(connection.localDescription);
    const remote = fingerprintOf(connection.remoteDescription);
    return local && remote ? { local, remote } : null;
  }

  async offer(): Promise<void> {
    const { connection, log, isClosed } = this.#options;
    if (isClosed()) return;
    this.#isMakingOffer = true;
    try {
      await connection.setLocalDescription();
      this.#tell();
    } catch (error) {
      log(`could not make an offer: ${String(error)}`);
    } finally {
      this.#isMakingOffer = false;
    }
  }

  accept(signal: LinkSignal): void {
    const { log, isClosed } = this.#options;
    this.#accepting = this.#accepting
      .then(() => this.#apply(signal))
      .catch((error: unknown) => {
        if (!isClosed()) log(`could not apply a signal: ${String(error)}`);
      });
  }

  async #apply({ description, candidates = [] }: LinkSignal): Promise<void> {
    const { connection, isClosed, heardOf } = this.#options;
    if (isClosed()) return;
    if (description && !(await this.#applyDescription(description))) return;
    for (const candidate of candidates) heardOf(candidate);
    if (isClosed() || this.#isIgnoringOffer) return;
    for (const candidate of this.#early.take(candidates, connection.remoteDescription))
      void this.#add(candidate);
  }

  /** False where it is not applied. */
  async #applyDescription(description: NonNullable<LinkSignal['description']>): Promise<boolean> {
    const { connection, isPolite, log, isClosed, applied, answering } = this.#options;
    const isOffer = description.type === 'offer';
    const isCollision = isOffer && (this.#isMakingOffer || connection.signalingState !== 'stable');
    this.#isIgnoringOffer = isCollision && !isPolite;
    if (this.#isIgnoringOffer) return false;
    // Later descriptions must have the fingerprint that the hello was signed for.
    const current = this.#isAnswered ? connection.remoteDescription : null;
    if (!isAcceptable(description.sdp, current)) {
      log('refused a description');
      return false;
    }
    await connection.setRemoteDescription(description);
    this.#isAnswered = true;
    if (isClosed()) return false;
    applied();
    if (!isOffer) return true;
    answering();
    await connection.setLocalDescription();
    this.#tell();
    return true;
  }

  /** Each by itself: one that the browser refuses affects no other. The browser keeps their order, so nothing waits. */
  async #add(candidate: LinkCandidate): Promise<void> {
    const { connection, log, isClosed } = this.#options;
    try {
      await connection.addIceCandidate(candidate as RTCIceCandidateInit);
    } catch (error) {
      // A closed connection throws InvalidStateError.
      if (!isClosed()) log(`the browser refused a candidate: ${String(error)}`);
    }
  }

  #tell(): void {
    const { connection, isClosed, tell } = this.#options;
    const description = isClosed() ? null : connection.localDescription;
    if (description?.type !== 'offer' && description?.type !== 'answer') return;
    tell({ type: description.type, sdp: withoutCandidates(description.sdp) });
  }
}
