/** Delayed actions by name: each runs once, however often it is asked for meanwhile. */
import type { Cancel, Clock } from '../../net/clock.ts';

export class Agenda {
  readonly #clock: Clock;
  readonly #due = new Map<string, Cancel>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  later(what: string, delayMs: number, action: () => void): void {
    if (this.#due.has(what)) return;
    const cancel = this.#clock.after(delayMs, () => {
      this.#due.delete(what);
      action();
    });
    this.#due.set(what, cancel);
  }

  close(): void {
    for (const cancel of this.#due.values()) cancel();
    this.#due.clear();
  }
}
