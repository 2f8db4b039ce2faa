/** A lane made of one connection of the browser and its one data channel. */
import type { Clock } from '../clock.ts';
import { KnownCandidates } from '../link/known-candidates.ts';
import type { LinkCandidate, LinkSignal, LinkState } from '../link/link.ts';
import { type LinkPath, readPath } from '../link/link-path.ts';
import { Negotiation } from '../link/negotiation.ts';
import type { RtcLinks } from '../link/rtc-link.ts';
import { SignalBatch } from '../link/signal-batch.ts';
import type { Log } from '../log.ts';
import { LEAST_MESSAGE_BYTES } from './bulk.ts';
import { type CreateLane, type Lane, type LaneHandlers, type LaneOptions, LOW_MARK_BYTES } from './lane.ts';
import { messageBytes } from './message-size.ts';

export interface RtcLaneOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly openConnection: RtcLinks['openConnection'];
}

export const rtcLanes =
  (options: RtcLaneOptions): CreateLane =>
  (lane) =>
    new RtcLane(lane, options);

class RtcLane implements Lane {
  readonly #connection: ReturnType<RtcLinks['openConnection']>;
  readonly #channel: RTCDataChannel;
  readonly #negotiation: Negotiation;
  readonly #candidates: KnownCandidates;
  readonly #handlers: LaneHandlers;
  readonly #log: Log;
  readonly #batch: SignalBatch;
  #state: LinkState = 'connecting';
  #maxMessageBytes = LEAST_MESSAGE_BYTES;

  constructor(
    { isOffering, iceServers, isTurnOnly, handlers }: LaneOptions,
    { clock, log, openConnection }: RtcLaneOptions,
  ) {
    this.#handlers = handlers;
    this.#log = log;
    this.#batch = new SignalBatch(clock, (signal) => handlers.signal(signal));
    this.#candidates = new KnownCandidates(isTurnOnly);
    this.#connection = openConnection(iceServers, isTurnOnly);
    this.#negotiation = new Negotiation({
      connection: this.#connection,
      isPolite: !isOffering,
      log,
      isClosed: () => this.#isClosed(),
      tell: (description) => this.#batch.describe(description),
      heardOf: (candidate) => this.#candidates.heardOf(candidate),
      applied: () => this.#readState(),
      answering: () => undefined,
    });
    this.#connection.onicecandidate = ({ candidate }) => {
      if (candidate === null) return this.#batch.complete();
      // Firefox marks the end of a generation with an empty candidate, which no browser needs.
      if (!candidate.candidate) return;
      const told = this.#candidates.found(candidate.toJSON() as LinkCandidate);
      if (told) this.#batch.add(told);
    };
    this.#connection.onconnectionstatechange = () => this.#readState();
    this.#channel = this.#openChannel();
    if (isOffering) void this.#negotiation.offer();
  }

  get state(): LinkState {
    return this.#state;
  }

  get waiting(): number {
    return this.#channel.bufferedAmount;
  }

  get maxMessageBytes(): number {
    return this.#maxMessageBytes;
  }

  async path(): Promise<LinkPath | null> {
    if (this.#isClosed()) return null;
    return readPath((await this.#connection.getStats()) as Map<string, unknown>, this.#candidates.told);
  }

  accept(signal: LinkSignal): void {
    this.#negotiation.accept(signal);
  }

  send(bytes: Uint8Array): boolean {
    if (this.#channel.readyState !== 'open') return false;
    try {
      this.#channel.send(bytes as Uint8Array<ArrayBuffer>);
      return true;
    } catch (error) {
      this.#log(`the browser refused a message: ${String(error)}`);
      return false;
    }
  }

  close(): void {
    if (this.#isClosed()) return;
    this.#state = 'closed';
    this.#batch.close();
    this.#channel.close();
    this.#connection.close();
  }

  /**
   * A negotiated channel: both ends open it themselves. Messages bear their place, so they need no order; in order they
   * take browsers a tenth less work.
   */
  #openChannel(): RTCDataChannel {
    const channel = this.#connection.createDataChannel('bulk', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = LOW_MARK_BYTES;
    channel.onopen = () => this.#readState();
    channel.onclose = () => this.#readState();
    channel.onmessage = ({ data }) => {
      if (!this.#isClosed() && data instanceof ArrayBuffer) this.#handlers.message(new Uint8Array(data));
    };
    channel.onbufferedamountlow = () => {
      if (!this.#isClosed()) this.#handlers.drained();
    };
    return channel;
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #readState(): void {
    const state = this.#currentState();
    if (this.#isClosed() || state === this.#state) return;
    if (this.#state === 'connecting') this.#readSizes();
    this.#state = state;
    if (state === 'closed') {
      this.#batch.close();
      this.#connection.close();
    }
    this.#handlers.state(state);
  }

  #readSizes(): void {
    const { localDescription, remoteDescription } = this.#connection;
    this.#maxMessageBytes = messageBytes(localDescription?.sdp ?? '', remoteDescription?.sdp ?? '');
  }

  #currentState(): LinkState {
    const connection = this.#connection.connectionState;
    const channel = this.#channel.readyState;
    if (connection === 'failed' || connection === 'closed') return 'closed';
    if (channel === 'closing' || channel === 'closed') return 'closed';
    // On a busy page the channel may open before the remote description can be read.
    if (channel === 'connecting' || !this.#negotiation.isAnswered) return 'connecting';
    return connection === 'disconnected' ? 'interrupted' : 'open';
  }
}
