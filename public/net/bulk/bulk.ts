/**
 * Bytes in bulk between two members, on connections of their own beside the link, so that frames never wait behind them.
 * This is what files see of them; nothing here knows of files.
 */
import type { MemberId } from '../crypto/signer.ts';

/** The most that every browser takes in one message; more only where both ends said so. */
export const LEAST_MESSAGE_BYTES = 65_536;

export interface BulkHandlers {
  /** Messages can be sent to the member, for the first time or again. */
  opened(id: MemberId): void;
  /** One message of a verified member, whole. Messages may overtake each other. */
  message(from: MemberId, bytes: Uint8Array): void;
  /** There is space again after `send` answered false. */
  drained(id: MemberId): void;
  /**
   * What was on its way is lost, both ways. It is opened anew while somebody holds it, at once where a part of the
   * connection is left.
   */
  closed(id: MemberId): void;
  /** What `way` tells changed. */
  changed?(id: MemberId): void;
}

/** Why there is no connection although somebody holds it and the link is up. */
export type BulkProblem =
  /** The only way is over TURN, which the operator keeps for links. */
  | 'turn-off'
  /** The last try failed. The next one comes by itself. */
  | 'unreachable';

/** What is known of the way to a member. */
export interface BulkWay {
  /** Null while that is not known. */
  readonly isOverTurn: boolean | null;
  /** Milliseconds there and back, the least of late; null while that is not known. */
  readonly rttMs: number | null;
  readonly problem: BulkProblem | null;
}

export interface Bulk {
  /** One at a time. Tells at once who is connected. */
  subscribe(handlers: BulkHandlers): () => void;
  /**
   * Wants a connection to the member for as long as it is held; there is one if either end wants it and their link is up.
   * Idempotent.
   */
  hold(id: MemberId): void;
  release(id: MemberId): void;
  isOpen(id: MemberId): boolean;
  way(id: MemberId): BulkWay;
  /** The longest message that the member takes, in bytes. */
  maxMessageBytes(id: MemberId): number;
  /**
   * False when it was not taken: no connection, or no space before `drained`. The bytes may be reused when it returns.
   * Throws when they are longer than `maxMessageBytes`.
   */
  send(id: MemberId, bytes: Uint8Array): boolean;
  /** In a call: take only what the call leaves. */
  giveWay(isCalling: boolean): void;
  /** Idempotent; nothing is called back afterwards. */
  close(): void;
}
