/**
 * One RTCPeerConnection and its one data channel to one member: perfect negotiation (W3C WebRTC §10.7), trickled
 * candidates in batches. The one file that names RTCPeerConnection. Knows nothing of rooms, names or the server.
 */
import type { IceServer } from '../../../src/protocol.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { CandidateQueue } from './candidate-queue.ts';
import { fingerprintOf, isAcceptable, withoutCandidates } from './description.ts';
import { KnownCandidates } from './known-candidates.ts';
import type {
  CreateLink,
  Fingerprints,
  Link,
  LinkCandidate,
  LinkHandlers,
  LinkMedia,
  LinkOptions,
  LinkSignal,
  LinkState,
} from './link.ts';
import type { LinkPath } from './link-path.ts';
import { MediaSlot } from './media-slot.ts';
import { SignalBatch } from './signal-batch.ts';
import type { Findings } from './unreachable.ts';

/** More than this waiting in the channel means: hold back, the other end is slow. */
const MAX_BUFFERED_BYTES = 1_048_576;

export interface RtcLinkOptions {
  readonly clock: Clock;
  readonly log: Log;
}

export const isWebRtcSupported = (): boolean => 'RTCPeerConnection' in globalThis;

/** Makes links that share one ECDSA certificate: cheaper than one for each, and never RSA. */
export async function rtcLinks(options: RtcLinkOptions): Promise<CreateLink> {
  const certificate = await RTCPeerConnection.generateCertificate({
    name: 'ECDSA',
    namedCurve: 'P-256',
  } as Algorithm);
  return (linkOptions) => new RtcLink(linkOptions, options, certificate);
}

class RtcLink implements Link {
  readonly #connection: RTCPeerConnection;
  readonly #isPolite: boolean;
  readonly #candidates: KnownCandidates;
  readonly #early = new CandidateQueue();
  readonly #media: MediaSlot;
  readonly #handlers: LinkHandlers;
  readonly #log: Log;
  readonly #batch: SignalBatch;
  #channel: RTCDataChannel | null = null;
  #state: LinkState = 'connecting';
  /** Kept apart: Firefox throws when a closed connection is asked for its descriptions. */
  #isAnswered = false;
  #isMakingOffer = false;
  #isIgnoringOffer = false;
  /** Signals are applied one after the other: a candidate must not overtake its description. */
  #accepting: Promise<void> = Promise.resolve();

  constructor(
    { isPolite, iceServers, isRelayOnly, handlers }: LinkOptions,
    { clock, log }: RtcLinkOptions,
    certificate: RTCCertificate,
  ) {
    this.#isPolite = isPolite;
    this.#handlers = handlers;
    this.#log = log;
    this.#batch = new SignalBatch(clock, (signal) => handlers.signal(signal));
    this.#candidates = new KnownCandidates(isRelayOnly);
    this.#connection = new RTCPeerConnection({
      iceServers: asRtc(iceServers),
      iceTransportPolicy: isRelayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
      certificates: [certificate],
    });
    this.#media = new MediaSlot(this.#connection, !isPolite);
    this.#connection.onnegotiationneeded = () => void this.#makeOffer();
    this.#connection.onicecandidate = ({ candidate }) => {
      if (candidate === null) return this.#batch.complete();
      // Firefox marks the end of a generation with an empty candidate; nobody needs it.
      if (!candidate.candidate) return;
      const told = this.#candidates.found(candidate.toJSON() as LinkCandidate);
      if (told) this.#batch.add(told);
    };
    this.#connection.onsignalingstatechange = () => {
      if (this.#connection.signalingState === 'stable') this.#media.agreed();
    };
    this.#connection.onconnectionstatechange = () => this.#readState();
  }

  get state(): LinkState {
    return this.#state;
  }

  get fingerprints(): Fingerprints | null {
    const local = fingerprintOf(this.#connection.localDescription);
    const remote = fingerprintOf(this.#connection.remoteDescription);
    return local && remote ? { local, remote } : null;
  }

  offer(): void {
    if (this.#channel === null) this.#openChannel();
  }

  accept(signal: LinkSignal): void {
    this.#accepting = this.#accepting
      .then(() => this.#apply(signal))
      .catch((error: unknown) => {
        if (this.#state !== 'closed') this.#log(`could not apply a signal: ${String(error)}`);
      });
  }

  send(text: string): boolean {
    if (this.#channel?.readyState !== 'open' || this.#channel.bufferedAmount > MAX_BUFFERED_BYTES)
      return false;
    try {
      this.#channel.send(text);
      return true;
    } catch (error) {
      this.#log(`the browser refused a frame: ${String(error)}`);
      return false;
    }
  }

  get findings(): Findings {
    const { local, remote } = this.#candidates;
    return { local, remote, isAnswered: this.#isAnswered };
  }

  async path(): Promise<LinkPath | null> {
    // Seldom needed, and never before a link is open: fetched then. Without it the way is simply not known.
    const part = await import('./link-path.ts').catch(() => null);
    if (part === null || this.#isClosed()) return null;
    return part.readPath((await this.#connection.getStats()) as Map<string, unknown>, this.#candidates.told);
  }

  attachMedia(media: LinkMedia | null): void {
    if (!this.#isClosed()) this.#media.attach(media);
  }

  restart(iceServers: readonly IceServer[]): void {
    if (this.#isClosed()) return;
    this.#connection.setConfiguration({
      ...this.#connection.getConfiguration(),
      iceServers: asRtc(iceServers),
    });
    this.#connection.restartIce();
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#batch.close();
    this.#channel?.close();
    this.#connection.close();
  }

  /** Both ends open channel 0 themselves, so no round trip announces it. */
  #openChannel(): void {
    const channel = this.#connection.createDataChannel('parley', { negotiated: true, id: 0 });
    this.#channel = channel;
    channel.onopen = () => this.#readState();
    channel.onclose = () => this.#readState();
    channel.onmessage = ({ data }) => {
      if (this.#state !== 'closed' && typeof data === 'string') this.#handlers.frame(data);
    };
  }

  async #makeOffer(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#isMakingOffer = true;
    try {
      await this.#connection.setLocalDescription();
      this.#describe();
    } catch (error) {
      this.#log(`could not make an offer: ${String(error)}`);
    } finally {
      this.#isMakingOffer = false;
    }
  }

  async #apply({ description, candidates = [] }: LinkSignal): Promise<void> {
    if (this.#state === 'closed') return;
    if (description) {
      const isCollision =
        description.type === 'offer' && (this.#isMakingOffer || this.#connection.signalingState !== 'stable');
      this.#isIgnoringOffer = isCollision && !this.#isPolite;
      if (this.#isIgnoringOffer) return;
      // The connection stays bound to whom the hello proved.
      const current = this.#isAnswered ? this.#connection.remoteDescription : null;
      if (!isAcceptable(description.sdp, current)) return this.#log('refused a description');
      await this.#connection.setRemoteDescription(description);
      this.#isAnswered = true;
      if (this.#isClosed()) return;
      this.#readState();
      if (description.type === 'offer') {
        if (this.#channel === null) this.#openChannel();
        this.#media.settle();
        await this.#connection.setLocalDescription();
        this.#describe();
      }
    }
    for (const candidate of candidates) this.#candidates.heardOf(candidate);
    if (this.#isClosed() || this.#isIgnoringOffer) return;
    for (const candidate of this.#early.take(candidates, this.#connection.remoteDescription))
      void this.#add(candidate);
  }

  /** One that the browser refuses takes no other with it. The browser keeps their order: nothing waits for them. */
  async #add(candidate: LinkCandidate): Promise<void> {
    try {
      await this.#connection.addIceCandidate(candidate as RTCIceCandidateInit);
    } catch (error) {
      // A closed connection throws InvalidStateError.
      if (!this.#isClosed()) this.#log(`the browser refused a candidate: ${String(error)}`);
    }
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #describe(): void {
    const description = this.#connection.localDescription;
    if (
      this.#isClosed() ||
      description === null ||
      description.type === 'rollback' ||
      description.type === 'pranswer'
    )
      return;
    this.#batch.describe({ type: description.type, sdp: withoutCandidates(description.sdp) });
  }

  #readState(): void {
    const state = this.#currentState();
    if (this.#isClosed() || state === this.#state) return;
    this.#state = state;
    if (state === 'closed') {
      this.#batch.close();
      this.#connection.close();
    }
    this.#handlers.state(state);
  }

  #currentState(): LinkState {
    const connection = this.#connection.connectionState;
    const channel = this.#channel?.readyState ?? 'connecting';
    if (connection === 'failed' || connection === 'closed') return 'closed';
    if (channel === 'closing' || channel === 'closed') return 'closed';
    // On a busy page the channel may open before the description that it rests on can be read.
    if (channel === 'connecting' || !this.#isAnswered) return 'connecting';
    return connection === 'disconnected' ? 'interrupted' : 'open';
  }
}

/** The protocol's are what browsers take, but for what TypeScript makes of absent fields. */
const asRtc = (servers: readonly IceServer[]) => servers as readonly RTCIceServer[] as RTCIceServer[];
