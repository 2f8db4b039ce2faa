/** What views are given of what is kept where. It comes after the page. */
import type { KeepState } from '../../room/keep/keep-switch.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { ReadonlySignal } from '../../room/reactive.ts';

export interface Keeping {
  readonly state: ReadonlySignal<KeepState>;
  /** Whether the others' devices keep the room, of those who are here and told. */
  readonly told: ReadonlySignal<ReadonlyMap<MemberId, boolean>>;
  /** The keeper that keeps what is said now. Signals are read for it. */
  keptBy(): string | null;
  /** What the room takes on this device, about. */
  bytes(): number;
  /** Whether it is so now; where that is not possible `state` says why. */
  turn(isOn: boolean): Promise<boolean>;
}

export interface KeepingOptions {
  /** Null until it is loaded. */
  readonly keeping: ReadonlySignal<Keeping | null>;
  readonly isSealed: boolean;
}
