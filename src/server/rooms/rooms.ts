/**
 * What a room is to the rest of the server: who may come in, who is told of whom, and the way of a signal from one member
 * to another. Nothing behind it understands a room verifier, a card or a signal. Rooms are kept in memory-rooms.ts, or in
 * redis/ where several processes share them.
 */
import type { Address, JoinRefusal, Newcomer, SignalRefusal } from '../../protocol.ts';

export type Admission =
  /** The others, in the order in which they came. */
  | { readonly ok: true; readonly others: Newcomer[] }
  | { readonly ok: false; readonly reason: Extract<JoinRefusal, 'room-full' | 'wrong-key'> }
  /** It cannot be decided now. */
  | { readonly ok: false; readonly reason: 'busy'; readonly retryAfterMs: number };

/** Why a signal went no further: its receiver is not in this room, or takes no more now. */
export type Undeliverable = Extract<SignalRefusal, 'gone' | 'busy'>;

/** What a room tells one of its members. It may begin while their admission is still being decided. */
export interface Listener {
  joined(newcomer: Newcomer): void;
  left(address: Address): void;
  /** Returns why it takes no more, if it does not. */
  signal(from: Address, sealed: string): Undeliverable | undefined;
  /** A signal of this member that seemed to go out was not delivered. */
  undelivered(to: Address, reason: Undeliverable): void;
  /** The room could not keep this member while the store was out of reach. They may join again. */
  dropped(): void;
}

export interface Rooms {
  /** Whether anybody can come in now. */
  isOpen(): boolean;
  /**
   * Decides, enters and tells the others in one step. The first member of an empty room sets its room verifier. For whoever
   * is in already it only changes the card.
   */
  admit(roomId: string, roomVerifier: string, newcomer: Newcomer, listener: Listener): Promise<Admission>;
  /** Takes a member out and tells the others. For somebody who is not in it does nothing. */
  leave(roomId: string, address: Address): Promise<void>;
  /** Returns why not, if that is known at once. What turns out later is told to the sender's listener. */
  relay(roomId: string, from: Address, to: Address, sealed: string): Undeliverable | undefined;
  /** How many there are in this process, without telling which. */
  count(): { readonly rooms: number; readonly members: number };
  /** Takes everybody out, without telling anybody in this process. Idempotent. */
  close(): Promise<void>;
}
