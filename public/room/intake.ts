/**
 * The gate for entries that come from others: checks one after the other in short slices, so that a long history never
 * freezes the page. Knows nothing of where an entry goes afterwards.
 */
import type { Cancel, Clock } from '../net/clock.ts';
import type { Entry } from './entry.ts';
import type { MemberId } from './member.ts';

/** Well below the 50 ms from which people feel a page hang. */
const SLICE_MS = 16;

interface Parcel {
  readonly from: MemberId;
  readonly entries: readonly Entry[];
}

export interface IntakeHandlers {
  check(entry: Entry, from: MemberId): void;
  /** All entries of one parcel were checked. */
  done(from: MemberId): void;
}

export class Intake {
  readonly #clock: Clock;
  readonly #handlers: IntakeHandlers;
  readonly #parcels: Parcel[] = [];
  #position = 0;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, handlers: IntakeHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
  }

  take(from: MemberId, entries: readonly Entry[]): void {
    this.#parcels.push({ from, entries });
    if (this.#cancel === null) this.#work();
  }

  close(): void {
    this.#cancel?.();
    this.#parcels.length = 0;
  }

  #work(): void {
    this.#cancel = null;
    const start = this.#clock.now();
    for (let parcel = this.#parcels[0]; parcel; parcel = this.#parcels[0]) {
      const entry = parcel.entries[this.#position];
      if (entry === undefined) {
        this.#parcels.shift();
        this.#position = 0;
        this.#handlers.done(parcel.from);
      } else {
        this.#position += 1;
        this.#handlers.check(entry, parcel.from);
      }
      if (this.#clock.now() - start >= SLICE_MS && this.#parcels.length > 0) {
        this.#cancel = this.#clock.after(0, () => this.#work());
        return;
      }
    }
  }
}
