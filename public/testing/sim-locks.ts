/** The browser's locks, for all pages of a test. */

type Hold = (lock: Lock | null) => unknown;

interface Held {
  readonly lock: Lock;
  taken(): void;
}

export class SimLocks implements LockManager {
  readonly #held = new Map<string, Held>();
  readonly #waiting = new Map<string, (() => void)[]>();

  async request(name: string, first: LockOptions | Hold, second?: Hold): Promise<unknown> {
    const [options, hold] = typeof first === 'function' ? [{}, first] : [first, second];
    if (hold === undefined) throw new TypeError('nothing to do');
    const { ifAvailable, steal, signal } = options as LockOptions;
    const before = this.#held.get(name);
    if (before !== undefined && steal) {
      this.#held.delete(name);
      before.taken();
    } else if (before !== undefined && ifAvailable) return hold(null);
    else while (this.#held.has(name)) await this.#turn(name, signal);
    return new Promise((done, failed) => {
      const held: Held = {
        lock: { name, mode: 'exclusive' },
        taken: () => failed(new DOMException('taken', 'AbortError')),
      };
      this.#held.set(name, held);
      const release = () => {
        if (this.#held.get(name) !== held) return;
        this.#held.delete(name);
        this.#waiting.get(name)?.shift()?.();
      };
      Promise.resolve(hold(held.lock)).then(done, failed).finally(release);
    });
  }

  isHeld(name: string): boolean {
    return this.#held.has(name);
  }

  async query(): Promise<LockManagerSnapshot> {
    return { held: [...this.#held.keys()].map((name) => ({ name })) };
  }

  #turn(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((granted, failed) => {
      const queue = this.#waiting.get(name) ?? [];
      this.#waiting.set(name, queue);
      queue.push(granted);
      signal?.addEventListener('abort', () => {
        queue.splice(queue.indexOf(granted), 1);
        failed(new DOMException('not wanted any more', 'AbortError'));
      });
    });
  }
}
