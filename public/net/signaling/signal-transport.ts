/**
 * Seals signals and finds a way for them: through the server when it knows the member, else over other members.
 * Knows nothing of what a signal is for.
 */
import type { Address } from '../../../src/protocol.ts';
import type { Seal } from '../crypto/seal.ts';
import type { MemberId } from '../crypto/signer.ts';
import type { PeerSignal } from '../peer/peer-signal.ts';
import { relayedSignalContext, type Station, signalContext } from './card.ts';
import { readSignal, writeSignal } from './signal-codec.ts';

export interface SignalTransportOptions {
  readonly self: MemberId;
  /** This session. */
  readonly sessionId: string;
  readonly seal: Seal;
  /** Both return false when it was not taken. */
  sendToAddress(to: Address, sealed: string): boolean;
  sendOverMembers(to: MemberId, sealed: string): boolean;
}

export interface Correspondent {
  readonly id: MemberId;
  readonly address: Address | null;
  /** Their session; known of everybody with an address. */
  readonly sessionId: string | null;
}

export class SignalTransport {
  /** My own address; null before the server admitted me. */
  address: Address | null = null;
  readonly #options: SignalTransportOptions;

  constructor(options: SignalTransportOptions) {
    this.#options = options;
  }

  /** Returns a line for the log that says which way it went. */
  send(to: Correspondent, signal: PeerSignal, isDetour: boolean): string {
    const ways = [
      () => this.#sendToAddress(to, signal) && 'signal sent',
      () => this.#sendOverMembers(to.id, signal) && 'signal relayed',
    ];
    if (isDetour) ways.reverse();
    return `${ways[0]?.() || ways[1]?.() || 'no way for a signal'}: ${outline(signal)}`;
  }

  /** Through the server or not at all. */
  sendToServer(to: Correspondent, content: unknown): boolean {
    return this.#sendToAddress(to, content);
  }

  /**
   * What `from` sealed for me as I am now; relayed by members where it has no address; undefined when it is anything
   * else.
   */
  open(from: Correspondent, sealed: string): unknown {
    const { self, seal } = this.#options;
    if (from.address === null) return seal.open(sealed, relayedSignalContext(from.id, self), readSignal);
    const [there, here] = [stationOf(from), this.#station];
    return there && here ? seal.open(sealed, signalContext(there, here), readSignal) : undefined;
  }

  get #station(): Station | null {
    const { self, sessionId } = this.#options;
    return stationOf({ id: self, address: this.address, sessionId });
  }

  #sendToAddress(to: Correspondent, signal: unknown): boolean {
    const { seal, sendToAddress } = this.#options;
    const [here, there] = [this.#station, stationOf(to)];
    return here && there
      ? sendToAddress(there.address, seal.close(signal, signalContext(here, there), writeSignal))
      : false;
  }

  #sendOverMembers(to: MemberId, signal: PeerSignal): boolean {
    const { self, seal, sendOverMembers } = this.#options;
    return sendOverMembers(to, seal.close(signal, relayedSignalContext(self, to), writeSignal));
  }
}

const stationOf = ({ id, address, sessionId }: Correspondent): Station | null =>
  address === null || sessionId === null ? null : { id, address, sessionId };

const outline = ({ attempt, description, candidates }: PeerSignal): string =>
  `${description?.type ?? 'no description'}, ${candidates?.length ?? 0} candidates, attempt ${attempt}`;
