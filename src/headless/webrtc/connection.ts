/**
 * A connection of libdatachannel (`node-datachannel`) in the form of the browsers', as far as links and lanes use it. Its own
 * imitation of the browsers' is not used: it has no certificate of one's choice, no implicit descriptions, no restart.
 *
 * What libdatachannel has not: media, and the ICE restart (RFC 8445 §2.4). A restart, whichever end begins it, ends the
 * connection here; the peer then makes another one, which is what comes of a failed restart anyway.
 */

import type { Certificate } from './certificate.ts';
import { Channel } from './channel.ts';
import { nativeServers } from './ice-servers.ts';
import type { Description, Native, NativeConnection } from './native.ts';
import { selectedPair } from './selected-pair.ts';

/** What Chromium takes. */
const MAX_MESSAGE_BYTES = 262_144;

type Listener<Event = unknown> = ((event: Event) => void) | null;

interface Candidate {
  readonly candidate: string;
  readonly sdpMid: string;
  toJSON(): object;
}

const ufragOf = (sdp: string): string | undefined => /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];

/** The constructor of connections over `native`, which all have the certificate. */
export function connectionsOver(native: Native, certificate: Certificate) {
  return class Connection {
    static generateCertificate = async (): Promise<object> => ({});

    onnegotiationneeded: Listener = null;
    onicecandidate: Listener<{ readonly candidate: Candidate | null }> = null;
    onicegatheringstatechange: Listener = null;
    onsignalingstatechange: Listener = null;
    onconnectionstatechange: Listener = null;
    readonly #native: NativeConnection;
    readonly #channels = new Set<Channel>();
    #configuration: RTCConfiguration;
    #state: RTCPeerConnectionState = 'new';
    #hasFailed = false;

    constructor(configuration: RTCConfiguration = {}) {
      this.#configuration = configuration;
      this.#native = new native.PeerConnection('parley', {
        iceServers: nativeServers(configuration.iceServers ?? []),
        iceTransportPolicy: configuration.iceTransportPolicy ?? 'all',
        disableAutoNegotiation: true,
        maxMessageSize: MAX_MESSAGE_BYTES,
        certificatePemFile: certificate.certificatePem,
        keyPemFile: certificate.keyPem,
      });
      // Whatever is called back waits for what runs now, as in browsers.
      this.#native.onStateChange((state) => this.#become(state as RTCPeerConnectionState));
      this.#native.onLocalCandidate((candidate, sdpMid) => {
        if (this.#isClosed) return;
        const init = { candidate: candidate.replace(/^a=/, ''), sdpMid, sdpMLineIndex: 0 };
        this.onicecandidate?.({ candidate: { ...init, toJSON: () => init } });
      });
      this.#native.onGatheringStateChange((state) => {
        if (this.#isClosed) return;
        this.onicegatheringstatechange?.({});
        if (state === 'complete') this.onicecandidate?.({ candidate: null });
      });
    }

    get connectionState(): RTCPeerConnectionState {
      return this.#state;
    }

    get signalingState(): RTCSignalingState {
      return this.#isClosed ? 'closed' : (this.#native.signalingState() as RTCSignalingState);
    }

    get iceGatheringState(): RTCIceGatheringState {
      return this.#isClosed ? 'complete' : (this.#native.gatheringState() as RTCIceGatheringState);
    }

    get localDescription(): Description | null {
      return this.#isClosed ? null : (this.#native.localDescription() as Description | null);
    }

    get remoteDescription(): Description | null {
      return this.#isClosed ? null : (this.#native.remoteDescription() as Description | null);
    }

    createDataChannel(label: string, { negotiated = false, id = 0 }: RTCDataChannelInit = {}): Channel {
      const made = this.#native.createDataChannel(label, negotiated ? { negotiated, id } : {});
      const channel = new Channel(made);
      this.#channels.add(channel);
      queueMicrotask(() => {
        if (this.signalingState === 'stable' && this.remoteDescription === null)
          this.onnegotiationneeded?.({});
      });
      return channel;
    }

    /** Only to see that there are data channels; nothing is begun by it. */
    async createOffer(): Promise<{ readonly type: 'offer'; readonly sdp: string }> {
      this.#native.setLocalDescription('offer');
      return { type: 'offer', sdp: this.localDescription?.sdp ?? '' };
    }

    async setLocalDescription(): Promise<void> {
      this.#check();
      this.#native.setLocalDescription(this.signalingState === 'have-remote-offer' ? 'answer' : 'offer');
      this.onsignalingstatechange?.({});
    }

    async setRemoteDescription({ type, sdp }: Description): Promise<void> {
      this.#check();
      const before = this.remoteDescription;
      if (before !== null && ufragOf(before.sdp) !== ufragOf(sdp)) {
        this.restartIce();
        throw new Error('this implementation has no ICE restart');
      }
      if (type === 'offer' && this.signalingState === 'have-local-offer')
        this.#native.setLocalDescription('rollback');
      this.#native.setRemoteDescription(sdp, type);
      this.onsignalingstatechange?.({});
    }

    async addIceCandidate({ candidate, sdpMid }: RTCIceCandidateInit): Promise<void> {
      this.#check();
      this.#native.addRemoteCandidate(candidate ?? '', sdpMid ?? '0');
    }

    getConfiguration(): RTCConfiguration {
      return this.#configuration;
    }

    setConfiguration(configuration: RTCConfiguration): void {
      this.#configuration = configuration;
    }

    /** There is none: the connection counts as failed. */
    restartIce(): void {
      this.#hasFailed = true;
      queueMicrotask(() => this.#become('failed'));
    }

    getTransceivers(): never[] {
      return [];
    }

    async getStats(): Promise<Map<string, object>> {
      return this.#isClosed ? new Map() : selectedPair(this.#native);
    }

    /** Idempotent. Nothing is called back afterwards. */
    close(): void {
      if (this.#isClosed) return;
      this.#state = 'closed';
      for (const channel of this.#channels) channel.close();
      this.#native.close();
    }

    get #isClosed(): boolean {
      return this.#state === 'closed';
    }

    #check(): void {
      if (this.#isClosed) throw new DOMException('The connection is closed.', 'InvalidStateError');
    }

    #become(state: RTCPeerConnectionState): void {
      if (this.#isClosed || state === this.#state || (this.#hasFailed && state !== 'failed')) return;
      // Closed by itself: as browsers have it when the other end has gone.
      this.#state = state === 'closed' ? 'failed' : state;
      this.onconnectionstatechange?.({});
    }
  };
}
