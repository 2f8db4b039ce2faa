/**
 * Seals signals and finds a way for them: through the server when it knows the member, else over other members.
 * Knows nothing of what a signal is for.
 */
import type { Address } from '../../src/protocol.ts';
import { signalContext } from './card.ts';
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

export class Post {
  readonly #options: PostOptions;

  constructor(options: PostOptions) {
    this.#options = options;
  }

  /** Answers in a line for the log which way it went. */
  send(
    { id, address }: { readonly id: MemberId; readonly address: Address | null },
    signal: PeerSignal,
    isDetour: boolean,
  ): string {
    const { self, seal, sendToAddress, carry } = this.#options;
    const sealed = seal.close(signal, signalContext(self, id));
    const ways = [
      () => address !== null && sendToAddress(address, sealed) && 'signal sent',
      () => carry(id, sealed) && 'signal carried',
    ];
    if (isDetour) ways.reverse();
    return `${ways[0]?.() || ways[1]?.() || 'no way for a signal'}: ${outline(signal)}`;
  }

  /** What `from` sealed for me; undefined when it is anything else. */
  open(from: MemberId, sealed: string): unknown {
    return this.#options.seal.open(sealed, signalContext(from, this.#options.self));
  }
}

const outline = ({ attempt, description, candidates }: PeerSignal): string =>
  `${description?.type ?? 'no description'}, ${candidates?.length ?? 0} candidates, attempt ${attempt}`;
