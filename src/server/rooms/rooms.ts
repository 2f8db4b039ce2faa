/**
 * Owns what a room is to the rest of the server: who may come in, who is told of whom, and the way from one member to
 * another. Nothing behind it understands a room verifier, a card or a signal. Rooms are kept in memory-rooms.ts, or in redis/
 * where several processes share them.
 */
import type { Address, JoinRefusal, Newcomer, SignalRefusal } from '../../protocol.ts';

export type Admission =
  /** The others, in the order in which they came. */
  | { readonly ok: true; readonly others: Newcomer[] }
  | { readonly ok: false; readonly reason: Extract<JoinRefusal, 'room-full' | 'wrong-key'> }
  /** Nobody can tell now. */
  | { readonly ok: false; readonly reason: 'busy'; readonly retryAfterMs: number };

/** Why a signal went no further: nobody of this room is there, or nothing more fits. */
export type Undeliverable = Extract<SignalRefusal, 'gone' | 'busy'>;

/** What a room tells one of its members. It may begin while their admission is still being decided. */
export interface Listener {
  joined(newcomer: Newcomer): void;
  left(address: Address): void;
  /** Answers why it takes no more, when it does not. */
  signal(from: Address, sealed: string): Undeliverable | undefined;
  /** A signal of theirs that seemed to go out came back. */
  undelivered(to: Address, reason: Undeliverable): void;
  /** The room could not keep their place while it was out of reach. They may ask for one again. */
  dropped(): void;
}

export interface Rooms {
  /** Whether anybody can come in now. */
  isOpen(): boolean;
  /**
   * Decides, enters and tells the others in one step. The first member of an empty room sets its room verifier. Whoever is in
   * already only changes their card.
   */
  admit(roomId: string, roomVerifier: string, newcomer: Newcomer, listener: Listener): Promise<Admission>;
  /** Takes a member out and tells the others. Taking out a stranger changes nothing and tells nobody. */
  leave(roomId: string, address: Address): Promise<void>;
  /** Answers why not, when it is plain at once; what turns out later is told to the sender's listener. */
  relay(roomId: string, from: Address, to: Address, sealed: string): Undeliverable | undefined;
  /** How many there are in this process; nothing tells which. */
  count(): { readonly rooms: number; readonly members: number };
  /** Gives up every place that there still is, and tells nobody here. Idempotent. */
  close(): Promise<void>;
}
