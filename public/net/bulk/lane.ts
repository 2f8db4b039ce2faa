/**
 * One connection for bulk between two members. A pair has up to four. The page makes them of RTCPeerConnections
 * (rtc-lane.ts), the simulation of a virtual network. A lane knows nothing of members, frames or files.
 */
import type { IceServer } from '../../../src/protocol.ts';
import type { LinkSignal, LinkState } from '../link/link.ts';
import type { LinkPath } from '../link/link-path.ts';

export interface LaneHandlers {
  /** Must reach the other end's `accept`, in order. */
  signal(signal: LinkSignal): void;
  state(state: LinkState): void;
  message(bytes: Uint8Array): void;
  /** What waited to be sent fell to the low mark. */
  drained(): void;
}

export interface LaneOptions {
  /** Makes the one offer; the other end answers it. */
  readonly isOffering: boolean;
  readonly iceServers: readonly IceServer[];
  /** Over TURN servers or not at all: the other end learns no address of this device. */
  readonly isTurnOnly: boolean;
  readonly handlers: LaneHandlers;
}

export interface Lane {
  readonly state: LinkState;
  /** Bytes that wait to be sent. */
  readonly waiting: number;
  /** The longest message that both ends take; known while open. */
  readonly maxMessageBytes: number;
  /** The way in use; null while there is none. */
  path(): Promise<LinkPath | null>;
  accept(signal: LinkSignal): void;
  /** False when it was not taken. The bytes may be reused when it returns. */
  send(bytes: Uint8Array): boolean;
  /** Idempotent; nothing is called back afterwards. */
  close(): void;
}

/** The offering end begins at once. Throws where the browser makes no more connections. */
export type CreateLane = (options: LaneOptions) => Lane;

/** With more than this waiting nothing is sent to a lane until less than the low mark waits. Found by measuring. */
export const HIGH_MARK_BYTES = 262_144;
export const LOW_MARK_BYTES = 131_072;
