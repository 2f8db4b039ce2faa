/** What the device's store can do, and why it may not: the parts above run on this one's database and on simulated ones. */

/**
 * `missing`: this browser has none, or not for this page. `newer`: a later version of the page made it. `silent`: it
 * does not answer. `cleared`: its owner or the browser emptied it. `replaced`: a later version of the page took it over
 * from another tab. `full`: no space. `bound`: Parley keeps no more than this. `failed`: anything else.
 */
export type DeviceTrouble =
  | 'missing'
  | 'newer'
  | 'silent'
  | 'cleared'
  | 'replaced'
  | 'full'
  | 'bound'
  | 'failed';

/** What is kept of one room, as it was written. Nothing of it is trusted. */
export interface KeptRoom {
  readonly member: unknown;
  readonly rows: readonly unknown[];
}

/** Written as a whole or not at all. */
export interface Change {
  /** Who I am there; null removes it. */
  readonly member?: string | null;
  /** All rows of the room go first. */
  readonly clears?: boolean;
  /** By id; null removes the row. */
  readonly rows?: ReadonlyMap<string, string | null>;
  /** Whether it has to outlive a power cut, too. */
  readonly isStrict?: boolean;
}

export interface Disk {
  /** Called when nothing more can be kept, before anything more is written. */
  lost: (trouble: DeviceTrouble) => void;
  load(room: string): Promise<KeptRoom | DeviceTrouble>;
  /** `done` is told null once it is committed. Changes are committed in the order they come in. */
  write(room: string, change: Change, done: (trouble: DeviceTrouble | null) => void): void;
  /** How many rows all rooms have together. */
  count(): Promise<number>;
}
