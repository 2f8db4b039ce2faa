/**
 * Seals signals and finds a way for them: through the server when it knows the member, else over other members.
 * Knows nothing of what a signal is for.
 */
import type { Address } from '../../src/protocol.ts';
import { carriedSignalContext, signalContext } from './card.ts';
import type { PeerSignal } from './peer.ts';
import type { Seal } from './seal.ts';
import type { MemberId } from './signer.ts';

export interface PostOptions {
  readonly self: MemberId;
  readonly seal: Seal;
  /** Both answer false when it was not taken. */
  sendToAddress(to: Address, sealed: string): boolean;
  carry(to: MemberId, sealed: string): boolean;
}

interface Correspondent {
  readonly id: MemberId;
  readonly address: Address | null;
}

export class Post {
  /** Where the server has me; null before it let me in. */
  address: Address | null = null;
  readonly #options: PostOptions;

  constructor(options: PostOptions) {
    this.#options = options;
  }

  /** Answers in a line for the log which way it went. */
  send(to: Correspondent, signal: PeerSignal, isDetour: boolean): string {
    const ways = [
      () => this.#sendToAddress(to, signal) && 'signal sent',
      () => this.#carry(to.id, signal) && 'signal carried',
    ];
    if (isDetour) ways.reverse();
    return `${ways[0]?.() || ways[1]?.() || 'no way for a signal'}: ${outline(signal)}`;
  }

  /** What `from` sealed for me as I am now, carried where it came from no address; undefined when it is anything else. */
  open({ id, address }: Correspondent, sealed: string): unknown {
    const { self, seal } = this.#options;
    if (address === null) return seal.open(sealed, carriedSignalContext(id, self));
    const own = this.address;
    return own === null
      ? undefined
      : seal.open(sealed, signalContext({ id, address }, { id: self, address: own }));
  }

  #sendToAddress({ id, address }: Correspondent, signal: PeerSignal): boolean {
    const { self, seal, sendToAddress } = this.#options;
    const own = this.address;
    if (address === null || own === null) return false;
    const context = signalContext({ id: self, address: own }, { id, address });
    return sendToAddress(address, seal.close(signal, context));
  }

  #carry(to: MemberId, signal: PeerSignal): boolean {
    const { self, seal, carry } = this.#options;
    return carry(to, seal.close(signal, carriedSignalContext(self, to)));
  }
}

const outline = ({ attempt, description, candidates }: PeerSignal): string =>
  `${description?.type ?? 'no description'}, ${candidates?.length ?? 0} candidates, attempt ${attempt}`;
