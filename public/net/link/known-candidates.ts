/** The candidates of both ends that came up on one link, and which of mine the other end may know. */
import { type CandidateType, candidateType, withoutRelatedAddress } from './candidate.ts';
import type { LinkCandidate } from './link.ts';

/** No device has more candidates than this. */
const MAX_TOLD = 100;

export class KnownCandidates {
  readonly #isTurnOnly: boolean;
  readonly #local = new Set<CandidateType>();
  readonly #remote = new Set<CandidateType>();
  /** The other end's, as they told them. */
  readonly told: string[] = [];

  constructor(isTurnOnly: boolean) {
    this.#isTurnOnly = isTurnOnly;
  }

  get local(): CandidateType[] {
    return [...this.#local];
  }

  get remote(): CandidateType[] {
    return [...this.#remote];
  }

  /** What to tell of one of my own; with TURN only nothing may show this device's address. */
  found(candidate: LinkCandidate): LinkCandidate | null {
    const type = note(this.#local, candidate.candidate);
    if (!this.#isTurnOnly) return candidate;
    return type === 'relay' ? { ...candidate, candidate: withoutRelatedAddress(candidate.candidate) } : null;
  }

  heardOf({ candidate }: LinkCandidate): void {
    note(this.#remote, candidate);
    if (this.told.length < MAX_TOLD) this.told.push(candidate);
  }
}

function note(types: Set<CandidateType>, candidate: string): CandidateType | null {
  const type = candidateType(candidate);
  if (type !== null) types.add(type);
  return type;
}
