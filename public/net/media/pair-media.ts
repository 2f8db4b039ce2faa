/**
 * Audio and video to and from one member, on whichever connection there is: one transceiver of each kind. Muting and
 * changing devices replace tracks, without a new negotiation. Knows nothing of calls.
 */
import type { LinkMedia, MediaConnection } from '../link/link.ts';
import type { Log } from '../log.ts';
import { BitrateLimiter, type SendLimit } from './bitrate-limiter.ts';

const KINDS = ['audio', 'video'] as const;
export type MediaKind = (typeof KINDS)[number];

export interface PairMediaHandlers {
  /** What comes from the member; null when nothing does. */
  received(stream: MediaStream | null): void;
}

export class PairMedia implements LinkMedia {
  readonly #handlers: PairMediaHandlers;
  readonly #log: Log;
  /** Only for its id: browsers synchronise audio and video of one stream. */
  readonly #stream = new MediaStream();
  readonly #tracks = new Map<MediaKind, MediaStreamTrack | null>();
  readonly #limits = new Map<MediaKind, SendLimit>();
  readonly #restraints: Readonly<Record<MediaKind, BitrateLimiter>>;
  readonly #transceivers = new Map<MediaKind, RTCRtpTransceiver>();

  constructor(handlers: PairMediaHandlers, log: Log) {
    this.#handlers = handlers;
    this.#log = log;
    this.#restraints = { audio: new BitrateLimiter(log), video: new BitrateLimiter(log) };
  }

  settle(connection: MediaConnection, mayAdd: boolean): void {
    const live = connection.getTransceivers().filter(isLive);
    let isNew = false;
    for (const kind of KINDS) {
      const [there, ...others] = live.filter(({ receiver }) => receiver.track.kind === kind);
      for (const other of others) other.direction = 'inactive';
      const transceiver =
        there ??
        (mayAdd ? connection.addTransceiver(kind, { direction: 'sendrecv', streams: [this.#stream] }) : null);
      if (transceiver === null) continue;
      if (transceiver.direction !== 'sendrecv') transceiver.direction = 'sendrecv';
      if (this.#transceivers.get(kind) === transceiver) continue;
      isNew = true;
      this.#transceivers.set(kind, transceiver);
      if (there) transceiver.sender.setStreams(this.#stream);
      this.#apply(kind);
    }
    const receivers = [...this.#transceivers.values()].map(({ receiver }) => receiver.track);
    if (isNew) this.#handlers.received(new MediaStream(receivers));
  }

  agreed(): void {
    for (const kind of KINDS) this.#restrain(kind);
  }

  leave(connection: MediaConnection): void {
    for (const transceiver of connection.getTransceivers().filter(isLive)) {
      this.#replace(transceiver, null);
      transceiver.stop();
    }
    this.#transceivers.clear();
    this.#handlers.received(null);
  }

  /** Also while there is no connection: the next one sends it. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    if (this.#tracks.get(kind) === track) return;
    this.#tracks.set(kind, track);
    this.#apply(kind);
  }

  setLimit(kind: MediaKind, limit: SendLimit): void {
    this.#limits.set(kind, limit);
    this.#restrain(kind);
  }

  /** How loud the member is, from 0 to 1. */
  get level(): number {
    const sources = this.#transceivers.get('audio')?.receiver.getSynchronizationSources() ?? [];
    return Math.max(0, ...sources.map(({ audioLevel }) => audioLevel ?? 0));
  }

  #apply(kind: MediaKind): void {
    const transceiver = this.#transceivers.get(kind);
    if (transceiver) this.#replace(transceiver, this.#tracks.get(kind) ?? null);
    this.#restrain(kind);
  }

  #replace({ sender }: RTCRtpTransceiver, track: MediaStreamTrack | null): void {
    if (sender.track !== track) sender.replaceTrack(track).catch((error: unknown) => this.#told(error));
  }

  #restrain(kind: MediaKind): void {
    const [sender, limit] = [this.#transceivers.get(kind)?.sender, this.#limits.get(kind)];
    if (sender && limit) this.#restraints[kind].keep(sender, limit);
  }

  /** Mostly because the connection closed meanwhile; the next one is set up anew. */
  #told(error: unknown): void {
    this.#log(`the browser refused a change to what is sent: ${String(error)}`);
  }
}

const isLive = ({ direction, currentDirection }: RTCRtpTransceiver): boolean =>
  direction !== 'stopped' && currentDirection !== 'stopped';
