/** One member's place in the mesh: their peer, which session of theirs it is, and whether they are still there. */
import type { Peer } from '../peer/peer.ts';
import type { DepartureDetector, Witnesses } from './departure-detector.ts';
import type { Reachability } from './reachability.ts';

export class MeshMember {
  readonly peer: Peer;
  /** Whether a card, a hello or a signed frame of theirs came. Before that the room is told nothing of them. */
  isIntroduced = false;
  readonly #detector: DepartureDetector;
  /** The latest session of the member that is known. */
  #sessionId: string | null = null;
  /** Another session, of which a card came while the link with this one was open. */
  #announced: string | null = null;
  /** The session that said goodbye. */
  #ended: string | null = null;

  constructor(peer: Peer, detector: DepartureDetector) {
    this.peer = peer;
    this.#detector = detector;
  }

  /** Whether a card or hello of theirs was seen. Until then only others say that they exist. */
  get isKnown(): boolean {
    return this.#sessionId !== null;
  }

  get sessionId(): string | null {
    return this.#sessionId;
  }

  get hasSaidBye(): boolean {
    return this.#ended !== null && (this.#sessionId === null || this.#ended === this.#sessionId);
  }

  /** A hello of this session came, or a card while there was no link. */
  greeted(sessionId: string): void {
    this.#sessionId = sessionId;
    this.#announced = null;
  }

  /** A card of this session came: it may have been held up, and then whoever has a link open is there in a later one. */
  announced(sessionId: string): void {
    this.#announced = sessionId;
  }

  /** The session that was announced counts once the link is gone. Answers which, or null. */
  takeAnnounced(): string | null {
    const announced = this.peer.isOpen ? null : this.#announced;
    if (announced !== null) this.greeted(announced);
    return announced;
  }

  saidBye(sessionId: string): void {
    this.#ended = sessionId;
  }

  /** To be called whenever a witness may have changed its view. */
  weigh(reachability: Reachability): void {
    const server: Witnesses['server'] = !reachability.isServerThere
      ? 'unknown'
      : this.peer.address === null
        ? 'absent'
        : 'present';
    this.#detector.weigh({
      saidBye: this.hasSaidBye,
      isReachable: reachability.isReachable(this.peer),
      server,
    });
  }

  close(): void {
    this.#detector.close();
    this.peer.close();
  }
}
