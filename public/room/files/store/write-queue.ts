/**
 * Writes to one file. What is asked for while others are under way is done together, in its order, with one flush for all
 * of a kind.
 */
import type { StoredSeal, StoreProblem } from '../piece-store.ts';
import { problemOf } from './store-problem.ts';

export type Job =
  | { readonly kind: 'piece'; readonly piece: number; readonly bytes: Uint8Array }
  | { readonly kind: 'drop'; readonly piece: number }
  | { readonly kind: 'seal'; readonly seal: StoredSeal };
type Waiting = Job & { readonly done: (problem: StoreProblem | null) => void };

/** In memory at a time, beside what waits. */
const TOGETHER_BYTES = 8 * 1_024 * 1_024;

export class WriteQueue {
  readonly #commit: (jobs: readonly Job[]) => Promise<void>;
  readonly #soon: () => Promise<void>;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #isClosed = false;

  /**
   * `commit` does jobs of one kind; where it throws, none of them counts. `soon` is done after whatever is asked at the same
   * time.
   */
  constructor(commit: (jobs: readonly Job[]) => Promise<void>, soon: () => Promise<void>) {
    this.#commit = commit;
    this.#soon = soon;
  }

  add(job: Job): Promise<StoreProblem | null> {
    if (this.#isClosed) return Promise.resolve('lost');
    return new Promise((done) => {
      this.#waiting.push({ ...job, done });
      this.#running ??= this.#run();
    });
  }

  /** What was asked before is still done; nothing afterwards. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    await this.#soon();
    while (this.#waiting.length > 0) {
      const jobs = this.#take();
      let problem: StoreProblem | null = null;
      try {
        await this.#commit(jobs);
      } catch (error) {
        problem = problemOf(error);
      }
      for (const { done } of jobs) done(problem);
      await this.#soon();
    }
    this.#running = null;
  }

  /** What may be done together: jobs of one kind, in their order. */
  #take(): Waiting[] {
    const kind = this.#waiting[0]?.kind;
    let bytes = 0;
    let count = 0;
    for (const job of this.#waiting) {
      if (job.kind !== kind) break;
      bytes += job.kind === 'piece' ? job.bytes.length : 0;
      if (count > 0 && bytes > TOGETHER_BYTES) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }
}
