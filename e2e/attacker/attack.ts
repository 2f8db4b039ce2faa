/** What a malicious server may do: an attack is made of those few moments in which it is not like our server. */
import type { Address, JoinReply, JoinRequest } from '../../src/protocol.ts';

/** Somebody who joined, as the server knows them. */
export interface Guest extends JoinRequest {
  readonly address: Address;
}

export interface Signal {
  readonly from: Address;
  readonly to: Address;
  readonly sealed: string;
}

/** What the server has in hand: everybody's sockets, and all that ever came over them. */
export interface Hand {
  /** Who is connected now, in whatever room. */
  readonly guests: ReadonlyMap<Address, Guest>;
  /** Every join so far, also of those who are gone. */
  readonly cards: readonly Guest[];
  /** Every signal so far, in the order in which they came. */
  readonly signals: readonly Signal[];
  /** Whom our server would let the guest know of. */
  othersOf(guest: Guest): readonly Guest[];
  /** Makes anybody believe anything; counted as a deed. */
  tell(to: Address, event: string, ...payload: readonly unknown[]): void;
  /** Lets something get lost; counted as a deed. */
  swallow(what: unknown): void;
  /** As our server would. */
  relay(signal: Signal): void;
  announce(newcomer: Guest, listener: Guest): void;
}

export interface Attack {
  readonly name: string;
  /** Everybody has to join anew afterwards, as with a new server: what they were told of the others stays false. */
  readonly leavesLies?: true;
  /** Of somebody without a link the server is the only witness: it may call them gone when they are not. */
  readonly mayHideNewcomers?: true;
  /** Whoever connects gets the address of whoever went last: from the start, before anything else is done. */
  readonly givesAddressesBack?: true;
  /** Everybody's candidates come after the description, as on a slow network: on a fast one none would be left to send. */
  readonly lateCandidates?: true;
  /** Lets in whoever comes to whatever room, with whatever room verifier. */
  readonly isDoorless?: true;
  /** Who else comes to the server meanwhile: to another room, or to this one without its key. */
  readonly company?: readonly ('another room' | 'no key' | 'another key')[];
  /** When it is switched on; answers with how it ends. */
  begin?(hand: Hand): (() => void) | undefined;
  /** What somebody who joins is answered instead. */
  admit?(reply: JoinReply & { readonly ok: true }, joiner: Guest, hand: Hand): unknown;
  /** Instead of telling a guest that somebody joined. */
  announce?(newcomer: Guest, listener: Guest, hand: Hand): void;
  /** Instead of relaying a signal. */
  relay?(signal: Signal, hand: Hand): void;
}
