/** One member's place in the mesh: their peer, which session of theirs it is, and whether they are still there. */
import type { Peer } from '../peer/peer.ts';
import type { DepartureDetector, Witnesses } from './departure-detector.ts';

export class MeshMember {
  readonly peer: Peer;
  /** Whether anything of theirs was seen (a card, a hello, a signed frame): of whom only others speak nothing is told. */
  isIntroduced = false;
  readonly #detector: DepartureDetector;
  /** The latest session of the member that is known. */
  #sessionId: string | null = null;
  /** The session that said goodbye. */
  #ended: string | null = null;

  constructor(peer: Peer, detector: DepartureDetector) {
    this.peer = peer;
    this.#detector = detector;
  }

  /** Whether a card or hello of theirs was seen, rather than only heard of them. */
  get isKnown(): boolean {
    return this.#sessionId !== null;
  }

  get sessionId(): string | null {
    return this.#sessionId;
  }

  get hasSaidBye(): boolean {
    return this.#ended !== null && (this.#sessionId === null || this.#ended === this.#sessionId);
  }

  /** A card or hello of the member: only a session that has not said goodbye can show one. */
  greeted(sessionId: string): void {
    this.#sessionId = sessionId;
  }

  saidBye(sessionId: string): void {
    this.#ended = sessionId;
  }

  /** To be told whenever a witness may have changed its view. */
  weigh(isReachable: boolean, isServerThere: boolean): void {
    const server: Witnesses['server'] = !isServerThere
      ? 'unknown'
      : this.peer.address === null
        ? 'absent'
        : 'present';
    this.#detector.weigh({ saidBye: this.hasSaidBye, isReachable, server });
  }

  close(): void {
    this.#detector.close();
    this.peer.close();
  }
}
