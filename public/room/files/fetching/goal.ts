/** A file that is being fetched: which pieces of it are wanted, what proves them, and where they go. */
import type { Offer } from '../offer.ts';
import type { StoreProblem } from '../piece-store.ts';
import type { Seal } from '../seal.ts';
import type { SealVerdict } from '../seals.ts';

export interface Goal {
  readonly offer: Offer;
  lacks(piece: number): boolean;
  /** How many it lacks. */
  readonly left: number;
  /** As the author signed it, where that is known. */
  hashOf(piece: number): string | undefined;
  /** A seal that anybody sent. */
  takeSeal(seal: Seal): SealVerdict['kind'];
  /** A proven piece. Done when it is kept. */
  keep(piece: number, bytes: Uint8Array): Promise<StoreProblem | null>;
}
