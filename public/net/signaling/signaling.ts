/** What the mesh asks of the server and what it is told: the page connects to one, the simulation plays one. */
import type {
  Address,
  ConnectRefusal,
  FileRules,
  IceGrant,
  JoinRefusal,
  JoinRequest,
  LastResort,
  Newcomer,
  SignalRefusal,
} from '../../../src/protocol.ts';

/** What the server told when it admitted me. */
export interface OperatorRules {
  /** How many members of the room's call may send video. */
  readonly callCameras: number;
  readonly files: FileRules;
  /** Whether members without another path may talk through the server. */
  readonly lastResort: LastResort;
}

export type SignalingStatus =
  | { readonly kind: 'joining' }
  | ({ readonly kind: 'connected' } & OperatorRules)
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly reason: JoinRefusal | ConnectRefusal };

export interface Admission extends Readonly<IceGrant> {
  readonly address: Address;
  readonly members: readonly Newcomer[];
}

export interface SignalingHandlers {
  /** What to join with under the address that it will be; asked at every (re)connect. */
  request(address: Address): JoinRequest;
  status(status: SignalingStatus): void;
  /** How far the server's clock is ahead of this device's, in milliseconds: told with some answers. */
  serverClock(aheadMs: number): void;
  admitted(admission: Admission): void;
  joined(newcomer: Newcomer): void;
  left(address: Address): void;
  signal(from: Address, sealed: string): void;
  /** Of the last resort. */
  packet(from: Address, sealed: string): void;
  undelivered(to: Address, reason: SignalRefusal): void;
  /** The answer to `check`, when there is one. */
  iceServers(grant: Readonly<IceGrant>): void;
}

export interface Signaling {
  /** False when there is no admission to send it under; the signal is then not kept. */
  send(to: Address, sealed: string): boolean;
  /** The same for a packet of the last resort. */
  sendPacket(to: Address, sealed: string): boolean;
  /**
   * Asks for ICE servers with fresh credentials, which also shows whether the server is still there: without an answer
   * the connection is given up and made anew. Nothing comes of it while the server is away.
   */
  check(): void;
  /** Joins again after a refusal, or tries at once instead of waiting for the back-off. */
  retry(): void;
  /** Says goodbye to the server and stays away. Idempotent. */
  close(): void;
}

export type OpenSignaling = (handlers: SignalingHandlers) => Signaling;
