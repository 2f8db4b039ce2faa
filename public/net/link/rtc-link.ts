/**
 * One RTCPeerConnection and its one data channel to one member. The one file that names RTCPeerConnection. Knows
 * nothing of rooms, names or the server.
 */
import type { IceServer } from '../../../src/protocol.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { offersDataChannel } from './browser-check.ts';
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
import { Negotiation } from './negotiation.ts';
import type { TestConnection } from './self-test.ts';
import { SignalBatch } from './signal-batch.ts';
import type { Findings } from './unreachable.ts';

/** With more than this waiting in the channel the other end is slow: no more is sent. */
const MAX_BUFFERED_BYTES = 1_048_576;

/** What makes connections: the browser's own constructor, or another one in its form. */
export type LinkConnections = typeof RTCPeerConnection;

export interface RtcLinkOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** The browser's where it is left out. */
  readonly connections?: LinkConnections;
}

export interface RtcLinks {
  readonly createLink: CreateLink;
  /** For anything but links: with the same certificate, so that a member's link vouches for it. */
  readonly openConnection: OpenConnection;
  /** A connection to see what the browser allows. */
  openTest(iceServers: readonly IceServer[]): TestConnection;
}

type OpenConnection = (iceServers: readonly IceServer[], isTurnOnly: boolean) => RTCPeerConnection;

/**
 * Null in a browser without WebRTC, or with one that does not work. Does not settle where the browser does not. Links
 * share one ECDSA certificate: cheaper than one for each, and never RSA.
 */
export async function rtcLinks(options: RtcLinkOptions): Promise<RtcLinks | null> {
  const Connection = options.connections ?? ofThisBrowser();
  const made = makeCertificate(Connection);
  if (!(await offersDataChannel(() => new Connection()))) return null;
  const certificates = await made;
  const openConnection: OpenConnection = (iceServers, isTurnOnly) =>
    new Connection({
      iceServers: asRtc(iceServers),
      iceTransportPolicy: isTurnOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
      certificates,
    });
  return {
    createLink: (linkOptions) => new RtcLink(linkOptions, options, openConnection),
    openConnection,
    openTest: (iceServers) => openConnection(iceServers, false),
  };
}

/** A browser may have none, or not let it be looked at: then none can be made of what is answered. */
function ofThisBrowser(): LinkConnections {
  try {
    return globalThis.RTCPeerConnection;
  } catch {
    return undefined as never;
  }
}

/** Empty where it cannot be made: an extension's wrapper may lack the method, and every connection then makes its own. */
async function makeCertificate(connections: LinkConnections): Promise<RTCCertificate[]> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as Algorithm;
  try {
    return [await connections.generateCertificate(algorithm)];
  } catch {
    return [];
  }
}

class RtcLink implements Link {
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #candidates: KnownCandidates;
  readonly #media: MediaSlot;
  readonly #handlers: LinkHandlers;
  readonly #log: Log;
  readonly #batch: SignalBatch;
  #channel: RTCDataChannel | null = null;
  #state: LinkState = 'connecting';

  constructor(
    { isPolite, iceServers, isTurnOnly, handlers }: LinkOptions,
    { clock, log }: RtcLinkOptions,
    openConnection: OpenConnection,
  ) {
    this.#handlers = handlers;
    this.#log = log;
    this.#batch = new SignalBatch(clock, (signal) => handlers.signal(signal));
    this.#candidates = new KnownCandidates(isTurnOnly);
    this.#connection = openConnection(iceServers, isTurnOnly);
    this.#media = new MediaSlot(this.#connection, !isPolite);
    this.#negotiation = new Negotiation({
      connection: this.#connection,
      isPolite,
      log,
      isClosed: () => this.#isClosed(),
      tell: (description) => this.#batch.describe(description),
      heardOf: (candidate) => this.#candidates.heardOf(candidate),
      applied: () => this.#readState(),
      answering: () => {
        if (this.#channel === null) this.#openChannel();
        this.#media.settle();
      },
    });
    this.#connection.onnegotiationneeded = () => void this.#negotiation.offer();
    this.#connection.onicecandidate = ({ candidate }) => {
      if (candidate === null) return this.#batch.complete();
      // Firefox marks the end of a generation with an empty candidate, which no browser needs.
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
    return this.#negotiation.fingerprints;
  }

  offer(): void {
    if (this.#channel === null) this.#openChannel();
  }

  accept(signal: LinkSignal): void {
    this.#negotiation.accept(signal);
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
    return { local, remote, isAnswered: this.#negotiation.isAnswered };
  }

  async path(): Promise<LinkPath | null> {
    // Rarely needed, and never before a link is open, so it is loaded then. If that fails, the path is not known.
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

  /** A negotiated channel: both ends open it themselves, which saves a round trip. */
  #openChannel(): void {
    const channel = this.#connection.createDataChannel('parley', { negotiated: true, id: 0 });
    this.#channel = channel;
    channel.onopen = () => this.#readState();
    channel.onclose = () => this.#readState();
    channel.onmessage = ({ data }) => {
      if (this.#state !== 'closed' && typeof data === 'string') this.#handlers.frame(data);
    };
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
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
    // On a busy page the channel may open before the remote description can be read.
    if (channel === 'connecting' || !this.#negotiation.isAnswered) return 'connecting';
    return connection === 'disconnected' ? 'interrupted' : 'open';
  }
}

/** Browsers take these as they are; only the types of optional fields differ. */
const asRtc = (servers: readonly IceServer[]) => servers as readonly RTCIceServer[] as RTCIceServer[];
