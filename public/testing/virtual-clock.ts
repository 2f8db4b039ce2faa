/** Time that passes only when it is told to: timers fire in order, in an instant. */
import type { Cancel, Clock } from '../net/clock.ts';

interface Timer {
  readonly dueAt: number;
  readonly order: number;
  action: (() => void) | null;
}

export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  /** A binary heap by (dueAt, order). */
  readonly #heap: Timer[] = [];

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#now;
  }

  after(delayMs: number, action: () => void): Cancel {
    const timer: Timer = {
      dueAt: this.#now + Math.max(0, Math.round(delayMs)),
      order: this.#order++,
      action,
    };
    this.#push(timer);
    return () => {
      timer.action = null;
    };
  }

  soon(action: () => void): Cancel {
    return this.after(0, action);
  }

  /** Lets `durationMs` pass, with everything that falls due in it. */
  advance(durationMs: number): void {
    const end = this.#now + durationMs;
    for (let timer = this.#heap[0]; timer && timer.dueAt <= end; timer = this.#heap[0]) {
      this.#pop();
      this.#now = timer.dueAt;
      timer.action?.();
    }
    this.#now = end;
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(timer, heap[parent])) break;
      heap[at] = heap[parent] as Timer;
      at = parent;
    }
    heap[at] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (isBefore(heap[child + 1], heap[child])) child += 1;
      if (!isBefore(heap[child], last)) break;
      heap[at] = heap[child] as Timer;
      at = child;
    }
    heap[at] = last;
  }
}

const isBefore = (a: Timer | undefined, b: Timer | undefined): boolean =>
  a !== undefined && b !== undefined && (a.dueAt - b.dueAt || a.order - b.order) < 0;

/** One host's view of the time: its clock is off by `skewMs`, and its timers end with it. */
export class HostClock implements Clock {
  readonly #clock: VirtualClock;
  /** May be set while the host runs. */
  skewMs: number;
  #isStopped = false;

  constructor(clock: VirtualClock, skewMs: number) {
    this.#clock = clock;
    this.skewMs = skewMs;
  }

  now(): number {
    return this.#clock.now();
  }

  wall(): number {
    return this.#clock.now() + this.skewMs;
  }

  after(delayMs: number, action: () => void): Cancel {
    return this.#clock.after(delayMs, () => {
      if (!this.#isStopped) action();
    });
  }

  soon(action: () => void): Cancel {
    return this.after(0, action);
  }

  stop(): void {
    this.#isStopped = true;
  }
}
