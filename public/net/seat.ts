/** One member's place in the mesh: their peer and whether they are still there. */
import type { Peer } from './peer.ts';
import type { Presence, Witnesses } from './presence.ts';

export class Seat {
  readonly peer: Peer;
  readonly #presence: Presence;
  #saidBye = false;

  constructor(peer: Peer, presence: Presence) {
    this.peer = peer;
    this.#presence = presence;
  }

  /** To be told whenever a witness may have changed its view. */
  weigh(isReachable: boolean, isServerThere: boolean): void {
    const server: Witnesses['server'] = !isServerThere ? 'unknown' : this.peer.address === null ? 'absent' : 'present';
    this.#presence.weigh({ saidBye: this.#saidBye, isReachable, server });
  }

  /** Only a proof that they are there again takes a goodbye back. */
  set saidBye(saidBye: boolean) {
    this.#saidBye = saidBye;
  }

  close(): void {
    this.#presence.close();
    this.peer.close();
  }
}
