/**
 * What the mesh asks of one connection to one member. The page makes links of RTCPeerConnections (rtc-link.ts), the
 * simulation of a virtual network. A link knows nothing of rooms, names or the server.
 */
import * as v from 'valibot';
import type { IceServer } from '../../../src/protocol.ts';
import type { LinkPath } from './link-path.ts';
import type { Findings } from './unreachable.ts';

/** `open`: frames flow. `interrupted`: it was open and may come back by itself. `closed`: for good. */
export type LinkState = 'connecting' | 'open' | 'interrupted' | 'closed';

const candidateSchema = v.object({
  candidate: v.pipe(v.string(), v.maxLength(1_024)),
  sdpMid: v.nullish(v.pipe(v.string(), v.maxLength(64))),
  sdpMLineIndex: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(64))),
  usernameFragment: v.nullish(v.pipe(v.string(), v.maxLength(256))),
});

/** What one end tells the other to connect: a description with the candidates known by then, or later candidates. */
export const linkSignalSchema = v.object({
  description: v.optional(
    v.object({ type: v.picklist(['offer', 'answer']), sdp: v.pipe(v.string(), v.maxLength(32_768)) }),
  ),
  candidates: v.optional(v.pipe(v.array(candidateSchema), v.maxLength(64))),
});

export type LinkSignal = v.InferOutput<typeof linkSignalSchema>;
export type LinkCandidate = v.InferOutput<typeof candidateSchema>;

/** The certificates of both ends (RFC 8122), as `algorithm hex`. */
export interface Fingerprints {
  readonly local: string;
  readonly remote: string;
}

/** What further connections with the member at the other end are made with, and checked against. */
export interface LinkTerms {
  /** Verified; null without a link. */
  readonly fingerprints: Fingerprints | null;
  /** Whether the link goes over a TURN server; null while that is not known. */
  readonly isOverTurn: boolean | null;
  readonly iceServers: readonly IceServer[];
  readonly isTurnOnly: boolean;
}

/** The part of a connection that sends and receives tracks. */
export interface MediaConnection {
  getTransceivers(): RTCRtpTransceiver[];
  addTransceiver(kind: string, init: RTCRtpTransceiverInit): RTCRtpTransceiver;
}

/** Media that are attached to a link: set up the connection's transceivers for themselves. */
export interface LinkMedia {
  /** Called at the start and before every answer; idempotent. Only one of the two ends `mayAdd` transceivers. */
  settle(connection: MediaConnection, mayAdd: boolean): void;
  /** Both ends agreed on a description. Browsers then forget the limits of senders that were idle until now. */
  agreed(): void;
  /** Removes everything of it from the connection. */
  leave(connection: MediaConnection): void;
}

export interface LinkHandlers {
  /** Must reach the other end's `accept`, in order. */
  signal(signal: LinkSignal): void;
  state(state: LinkState): void;
  frame(text: string): void;
}

export interface Link {
  readonly state: LinkState;
  /** Known while open; null before. */
  readonly fingerprints: Fingerprints | null;
  /** What is known of ways to the other end so far. */
  readonly findings: Findings;
  /** The way in use; null while there is none. */
  path(): Promise<LinkPath | null>;
  /** Makes the first offer, as the initiator. The other end is created by that offer and only accepts. */
  offer(): void;
  accept(signal: LinkSignal): void;
  /** False when the frame was not taken: not open, too much waiting, or the browser refused. */
  send(text: string): boolean;
  /** Media from now on, or none any more; never disturbs frames. Only for a member who is verified. */
  attachMedia(media: LinkMedia | null): void;
  /** Looks for a new path under the same connection (ICE restart, RFC 8445 §2.4), with fresh credentials. */
  restart(iceServers: readonly IceServer[]): void;
  /** Idempotent; nothing is called back afterwards. */
  close(): void;
}

export interface LinkOptions {
  /** Gives way when both ends offer at once. */
  readonly isPolite: boolean;
  readonly iceServers: readonly IceServer[];
  /** Over TURN servers or not at all: the other end learns no address of this device. */
  readonly isTurnOnly: boolean;
  readonly handlers: LinkHandlers;
}

export type CreateLink = (options: LinkOptions) => Link;
