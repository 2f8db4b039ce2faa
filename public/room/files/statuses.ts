/** What views follow of each file: made anew when something changed, at most four times a second. */
import type { Cancel, Clock } from '../../net/clock.ts';
import { type ReadonlySignal, type Signal, signal } from '../reactive.ts';
import type { FileStatus } from './files-contract.ts';
import type { FileId } from './shared-file.ts';

const AGAIN_MS = 250;

export class Statuses {
  readonly #clock: Clock;
  readonly #make: (id: FileId) => FileStatus;
  readonly #signals = new Map<FileId, Signal<FileStatus>>();
  readonly #changed = new Set<FileId>();
  #cancel: Cancel | null = null;
  #madeAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, make: (id: FileId) => FileStatus) {
    this.#clock = clock;
    this.#make = make;
  }

  of(id: FileId): ReadonlySignal<FileStatus> {
    const known = this.#signals.get(id) ?? signal(this.#make(id));
    this.#signals.set(id, known);
    return known;
  }

  changed(id: FileId): void {
    if (!this.#signals.has(id)) return;
    this.#changed.add(id);
    const waitMs = Math.max(0, this.#madeAt + AGAIN_MS - this.#clock.now());
    this.#cancel ??= this.#clock.after(waitMs, () => this.#renew());
  }

  allChanged(): void {
    for (const id of this.#signals.keys()) this.changed(id);
  }

  close(): void {
    this.#cancel?.();
  }

  #renew(): void {
    this.#cancel = null;
    this.#madeAt = this.#clock.now();
    const ids = [...this.#changed];
    this.#changed.clear();
    for (const id of ids) {
      const followed = this.#signals.get(id);
      const next = this.#make(id);
      // A view compares by identity.
      if (followed && JSON.stringify(followed.peek()) !== JSON.stringify(next)) followed.value = next;
    }
  }
}
