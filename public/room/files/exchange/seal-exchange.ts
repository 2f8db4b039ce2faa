/** Seals between members: they go to whoever asks, and are taken from anybody, as the author's signature proves them. */
import type { MemberId } from '../../people/member.ts';
import type { Carrying } from '../carrying/carrying.ts';
import type { Offer } from '../offer.ts';
import type { OneFile } from '../one-file.ts';
import type { Seal } from '../seal.ts';
import type { SealVerdict } from '../seals.ts';
import type { Ways } from './ways.ts';

export interface SealExchangeOptions {
  readonly ways: Pick<Ways, 'send'>;
  readonly carrying: Pick<Carrying, 'takeSeal'>;
  /** The author did not sign it. */
  forged(member: MemberId): void;
}

/** Seals that nobody signed, of one member: each costs a verification. */
const MAX_FORGED = 8;

export class SealExchange {
  readonly #options: SealExchangeOptions;
  readonly #forged = new Map<MemberId, number>();

  constructor(options: SealExchangeOptions) {
    this.#options = options;
  }

  send(to: MemberId, offer: Offer, seal: Seal): void {
    this.#options.ways.send(to, { kind: 'seal', id: offer.id, ...seal });
  }

  /** The one of the run that begins with `run`, where I can have it. */
  async sendOf(to: MemberId, { local, offer }: OneFile, run: number): Promise<void> {
    const seal = await local.sealOf(run);
    if (seal) this.send(to, offer, seal);
  }

  /** Null where it is of no use here. */
  take(from: MemberId, file: OneFile, seal: Seal): SealVerdict['kind'] | null {
    const { carrying, forged } = this.#options;
    const count = this.#forged.get(from) ?? 0;
    if (count > MAX_FORGED) return null;
    const carried = carrying.takeSeal(file.offer.id, seal);
    const isMine = file.fetching !== null || file.local.bytes > 0;
    const verdict = isMine ? file.local.takeSeal(seal) : carried;
    if (verdict === 'forged') {
      this.#forged.set(from, count + 1);
      forged(from);
    }
    // They go by a version that does not count: here is the one that does.
    if (verdict === 'lesser' && isMine) void this.sendOf(from, file, seal.from);
    return verdict;
  }
}
