/** What the room gives to private conversations, and what it has to tell them once they are there: they come after the
 *  page. */
import type { Threads, ThreadsOptions } from './threads.ts';

/** What the room gives to them. */
export type ThreadWays = Omit<ThreadsOptions, 'agree' | 'randomBytes'>;

export class ThreadDesk {
  readonly ways: ThreadWays;
  #threads: Threads | null = null;

  constructor(ways: ThreadWays) {
    this.ways = ways;
  }

  conduct(threads: Threads): void {
    this.#threads = threads;
  }

  /** Whether something I said has not reached whom it was for. */
  get hasUnreached(): boolean {
    return this.#threads?.hasUnreached === true;
  }

  /** Names changed, or who is muted. */
  renamed(): void {
    this.#threads?.renamed();
  }

  close(): void {
    this.#threads?.close();
  }
}
