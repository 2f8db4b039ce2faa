/**
 * The room's time: this device's clock, corrected where most others' clocks say something else. It is what entries
 * claim and what people read. No order depends on it.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import type { MemberId } from '../people/member.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';

/** Where a clock was read: the server is one voice among the others. */
export type ClockSource = MemberId | 'server';

/** A clock that is off by less is not worth a word. */
export const TOLERANCE_MS = 120_000;
const LOOK_MS = 5_000;
/** The two clocks of a device part by less between two looks, unless one was set or the device slept. */
const JUMP_MS = 1_000;

export interface RoomClockOptions {
  readonly clock: Clock;
  /** This device's clock was set, or the device slept: others' clocks are to be read again. */
  jumped(): void;
}

export class RoomClock {
  readonly #options: RoomClockOptions;
  /** How far each is ahead of this device's clock, in milliseconds. */
  readonly #ahead = new Map<ClockSource, number>();
  readonly #correction = signal(0);
  /** Of the device's clock against its monotonic one, when last looked at. */
  #drift: number;
  #cancel: Cancel | null = null;

  constructor(options: RoomClockOptions) {
    this.#options = options;
    this.#drift = this.#driftNow();
    this.#watch();
  }

  /** Unix time in milliseconds. */
  now(): number {
    this.#look();
    return Math.max(0, Math.round(this.#options.clock.wall() + this.#correction.peek()));
  }

  /** When something was that the monotonic clock was read at. Unix time in milliseconds. */
  timeOf(moment: number): number {
    return this.now() - (this.#options.clock.now() - moment);
  }

  /** What is added to this device's clock, in milliseconds; 0 while it is taken for right. */
  get correction(): ReadonlySignal<number> {
    return this.#correction;
  }

  heard(source: ClockSource, aheadMs: number): void {
    this.#look();
    this.#ahead.set(source, aheadMs);
    this.#correct();
  }

  lost(source: ClockSource): void {
    if (this.#ahead.delete(source)) this.#correct();
  }

  /** Idempotent. */
  close(): void {
    this.#cancel?.();
  }

  #watch(): void {
    this.#cancel = this.#options.clock.after(LOOK_MS, () => {
      this.#look();
      this.#watch();
    });
  }

  #driftNow(): number {
    const { clock } = this.#options;
    return clock.wall() - clock.now();
  }

  #look(): void {
    const drift = this.#driftNow();
    const jumpMs = drift - this.#drift;
    if (Math.abs(jumpMs) < JUMP_MS) return;
    this.#drift = drift;
    // Only a clock that was set goes back. One that went ahead may belong to a device that slept, where the monotonic
    // clock stood still: what was measured holds until it is measured again.
    if (jumpMs < 0) {
      for (const [source, ahead] of this.#ahead) this.#ahead.set(source, ahead - jumpMs);
      this.#correct();
    }
    // Later, as whoever reads the time does not expect that anything happens by it.
    this.#options.clock.soon(() => this.#options.jumped());
  }

  #correct(): void {
    const agreed = middleOf([...this.#ahead.values()]);
    this.#correction.value = Math.abs(agreed) >= TOLERANCE_MS ? Math.round(agreed) : 0;
  }
}

/** The median; of two in the middle the one nearer to 0, so that one clock alone never outvotes another. */
function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0;
  if (low < 0 && high > 0) return 0;
  return Math.abs(low) < Math.abs(high) ? low : high;
}
