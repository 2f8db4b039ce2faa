/** How fast each file is being given to others. */
import type { Cancel, Clock } from '../../../net/clock.ts';
import type { FileId } from '../shared-file.ts';

const TICK_MS = 1_000;
/** Over so many ticks. */
const SPAN = 3;

export class Giving {
  readonly #clock: Clock;
  readonly #changed: (id: FileId) => void;
  readonly #spans = new Map<FileId, number[]>();
  #cancel: Cancel | null = null;

  constructor(clock: Clock, changed: (id: FileId) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Bytes a second; null when it is not given. */
  rate(id: FileId): number | null {
    const spans = this.#spans.get(id);
    return spans ? spans.reduce((sum, bytes) => sum + bytes, 0) / ((spans.length * TICK_MS) / 1_000) : null;
  }

  sent(id: FileId, bytes: number): void {
    const spans = this.#spans.get(id) ?? [0];
    this.#spans.set(id, spans);
    spans[spans.length - 1] = (spans.at(-1) ?? 0) + bytes;
    this.#cancel ??= this.#clock.after(TICK_MS, () => this.#tick());
  }

  close(): void {
    this.#cancel?.();
  }

  #tick(): void {
    this.#cancel = null;
    for (const [id, spans] of [...this.#spans]) {
      spans.push(0);
      if (spans.length > SPAN) spans.shift();
      if (spans.every((bytes) => bytes === 0)) this.#spans.delete(id);
      this.#changed(id);
    }
    if (this.#spans.size > 0) this.#cancel = this.#clock.after(TICK_MS, () => this.#tick());
  }
}
