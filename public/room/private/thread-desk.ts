/** Where private conversations and the room meet. Whoever conducts them comes after the page: until then what is said in
 *  them waits. */
import type { PeerReach } from '../../net/mesh/mesh-contract.ts';
import type { MemberId } from '../people/member.ts';
import type { Threads, ThreadsOptions } from './threads.ts';

/** What the room gives to them. */
export type ThreadWays = Omit<ThreadsOptions, 'agree' | 'randomBytes'>;

/** Nobody has more to say before the page is at rest; what is dropped is asked for again. */
const MAX_WAITING = 200;

export class ThreadDesk {
  readonly ways: ThreadWays;
  readonly #reaches = new Map<MemberId, PeerReach>();
  #waiting: (readonly [MemberId, string])[] = [];
  #threads: Threads | null = null;

  constructor(ways: ThreadWays) {
    this.ways = ways;
  }

  conduct(threads: Threads): void {
    this.#threads = threads;
    threads.restore();
    for (const [id, reach] of this.#reaches) threads.follow(id, reach);
    for (const [from, sealed] of this.#waiting) threads.receive(from, sealed);
    this.#waiting = [];
  }

  /** Whether something I said has not reached whom it was for. */
  get hasUnreached(): boolean {
    return this.#threads?.hasUnreached === true;
  }

  receive(from: MemberId, sealed: string): void {
    if (this.#threads) this.#threads.receive(from, sealed);
    else if (this.#waiting.length < MAX_WAITING) this.#waiting.push([from, sealed]);
  }

  follow(id: MemberId, reach: PeerReach): void {
    this.#reaches.set(id, reach);
    this.#threads?.follow(id, reach);
  }

  left(id: MemberId): void {
    this.#reaches.delete(id);
    this.#threads?.left(id);
  }

  /** Names changed, or who is muted. */
  renamed(): void {
    this.#threads?.renamed();
  }

  close(): void {
    this.#threads?.close();
  }
}
