/**
 * Which member the server has at which address, according to the cards. A card is unsealed and verified once, however
 * often the server sends it. Knows nothing of links.
 */
import type { Address, Newcomer } from '../../../src/protocol.ts';
import type { Seal } from '../crypto/seal.ts';
import type { Claim, Verify } from '../crypto/signer.ts';
import { type Card, unsealCard } from './card.ts';

/** A card of this room, made for the address that it came with. */
export interface Listed {
  readonly address: Address;
  readonly sealed: string;
  readonly card: Card;
  /** What is to be verified before it counts; nothing where that was done. */
  readonly claims: readonly Claim[];
}

export class Directory {
  readonly #seal: Seal;
  #listed = new Map<Address, Listed>();

  constructor(seal: Seal) {
    this.#seal = seal;
  }

  /** Null where the card is none of this room, made for this address. */
  read(newcomer: Newcomer): Listed | null {
    const { address, card: sealed } = newcomer;
    const listed = this.#listed.get(address);
    if (listed?.sealed === sealed) return listed;
    const opened = unsealCard(this.#seal, newcomer);
    return opened && { address, sealed, card: opened.said, claims: [opened.claim] };
  }

  /** Null where the member that the card names did not sign it. */
  list(read: Listed, verify: Verify): Listed | null {
    if (!read.claims.every((claim) => verify(...claim))) return null;
    const listed = { ...read, claims: [] };
    this.#listed.set(read.address, listed);
    return listed;
  }

  at(address: Address): Listed | undefined {
    return this.#listed.get(address);
  }

  /** The server has nobody there any more. */
  strike(address: Address): void {
    this.#listed.delete(address);
  }

  /** The server has nobody but these. */
  keepOnly(listed: readonly Listed[]): void {
    this.#listed = new Map(listed.map((each) => [each.address, each]));
  }
}
