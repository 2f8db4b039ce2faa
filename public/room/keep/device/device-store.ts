/**
 * What the device keeps of one room. Answers synchronously, from memory; writes behind, one transaction at a time, each
 * with all that was set since the one before. Does not know what it keeps. Loaded when a room is kept.
 */
import type { Cancel, Clock } from '../../../net/clock.ts';
import type { KeptStore } from '../room-store.ts';
import type { Change, DeviceTrouble, Disk } from './disk.ts';
import type { RowSeal } from './row-seal.ts';

export interface DeviceStoreOptions {
  readonly disk: Pick<Disk, 'write'>;
  readonly room: string;
  readonly seal: RowSeal;
  readonly clock: Clock;
  /** As it was read. */
  readonly rows: readonly unknown[];
  /** From now on nothing more is kept. */
  failed(trouble: DeviceTrouble): void;
}

/** Where `complete` never comes, what waits for it must still go out. */
const HANGS_MS = 10_000;
/** Others are told that these are here: they must outlive a power cut, too. */
const IS_LOG = /^parley\.log\./;

export class DeviceStore implements KeptStore {
  readonly #options: DeviceStoreOptions;
  readonly #values = new Map<string, string>();
  /** Names of what was set or removed and is not being written yet. */
  #changed = new Set<string>();
  /** The number of the transaction that takes these, and of the last one that was committed. */
  #next = 1;
  #stored = 0;
  readonly #waiting: { readonly for: number; readonly then: () => void }[] = [];
  #isTelling = false;
  /** Of the transactions under way. */
  readonly #watches = new Set<Cancel>();
  #trouble: DeviceTrouble | null = null;
  #isClosed = false;
  /** There are rows that nobody can read: they go with the next change. */
  #isDamaged = false;

  constructor(options: DeviceStoreOptions) {
    this.#options = options;
    for (const row of options.rows) {
      const pair = options.seal.open(row);
      if (pair === null) this.#isDamaged = true;
      else this.#values.set(...pair);
    }
  }

  get(name: string): string | null {
    return this.#values.get(name) ?? null;
  }

  set(name: string, value: string): boolean {
    if (this.#values.get(name) !== value) this.#change(name);
    this.#values.set(name, value);
    return this.#trouble === null;
  }

  remove(name: string): void {
    if (this.#values.delete(name)) this.#change(name);
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  /** What it takes on the device, about. */
  get bytes(): number {
    let sum = 0;
    for (const [name, value] of this.#values) sum += ((name.length + value.length) * 4) / 3;
    return Math.round(sum);
  }

  /** Why nothing more is kept. */
  get trouble(): DeviceTrouble | null {
    return this.#trouble;
  }

  /** In order, when all that was set so far is committed, or never will be. */
  whenStored(then: () => void): void {
    this.#waiting.push({ for: this.#changed.size > 0 ? this.#next : this.#next - 1, then });
    this.#tell();
  }

  /** Writes nothing more; what waits goes out. Idempotent. */
  stop(trouble: DeviceTrouble): void {
    if (this.#trouble !== null) return;
    this.#trouble = trouble;
    for (const cancel of this.#watches) cancel();
    if (!this.#isClosed) this.#options.failed(trouble);
    this.#tell();
  }

  /** The room is kept here no more. What is being written is still written. Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.stop('failed');
  }

  #change(name: string): void {
    if (this.#trouble !== null) return;
    if (this.#changed.size === 0) this.#options.clock.soon(() => this.#write());
    this.#changed.add(name);
  }

  /** The page goes: whatever is under way, what was set since has no later. */
  flush(): void {
    if (this.#trouble !== null || this.#changed.size === 0) return;
    const { disk, room, clock } = this.#options;
    const number = this.#next++;
    const change = this.#takeChange();
    const cancel = clock.after(HANGS_MS, () => this.stop('silent'));
    this.#watches.add(cancel);
    disk.write(room, change, (trouble) => {
      cancel();
      this.#watches.delete(cancel);
      if (trouble !== null) return this.stop(trouble);
      this.#stored = number;
      this.#tell();
      this.#write();
    });
  }

  /** One after the other: what is set meanwhile is written together. */
  #write(): void {
    if (this.#watches.size === 0) this.flush();
  }

  #takeChange(): Change {
    const { seal } = this.#options;
    const clears = this.#isDamaged;
    const names = clears ? this.keys() : [...this.#changed];
    this.#changed = new Set();
    this.#isDamaged = false;
    const rows = names.map((name) => {
      const value = this.#values.get(name);
      return [seal.idOf(name), value === undefined ? null : seal.close(name, value)] as const;
    });
    return { clears, rows: new Map(rows), isStrict: names.some((name) => IS_LOG.test(name)) };
  }

  /** What is told may set and wait for more: that goes to the end. */
  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      if (this.#trouble === null && first.for > this.#stored) break;
      this.#waiting.shift();
      first.then();
    }
    this.#isTelling = false;
  }
}
