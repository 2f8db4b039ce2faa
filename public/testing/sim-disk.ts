/** A device's store on a virtual clock: commits take a while, a crash loses what is not committed, and it may be full. */
import type { Clock } from '../net/clock.ts';
import type { Change, DeviceTrouble, Disk, KeptRoom } from '../room/keep/device/disk.ts';

interface KeptOnDisk {
  member: string | null;
  readonly rows: Map<string, string>;
}

export class SimDisk implements Disk {
  lost: (trouble: DeviceTrouble) => void = () => undefined;
  /** What the next changes meet. */
  trouble: DeviceTrouble | null = null;
  readonly #clock: Clock;
  readonly #commitMs: () => number;
  readonly #rooms = new Map<string, KeptOnDisk>();
  /** Under way, in their order. */
  #pending: (() => void)[] = [];
  #busyUntil = 0;

  constructor(clock: Clock, commitMs: () => number) {
    this.#clock = clock;
    this.#commitMs = commitMs;
  }

  async load(room: string): Promise<KeptRoom | DeviceTrouble> {
    return this.read(room);
  }

  /** What is committed. */
  read(room: string): KeptRoom {
    const kept = this.#rooms.get(room);
    return { member: kept?.member ?? undefined, rows: [...(kept?.rows.values() ?? [])] };
  }

  write(room: string, change: Change, done: (trouble: DeviceTrouble | null) => void): void {
    const now = this.#clock.now();
    this.#busyUntil = Math.max(now, this.#busyUntil) + this.#commitMs();
    let trouble: DeviceTrouble | null = null;
    const commit = () => {
      trouble = this.trouble;
      if (trouble === null) this.#commit(room, change);
    };
    this.#pending.push(commit);
    this.#clock.after(this.#busyUntil - now, () => {
      if (this.#pending[0] !== commit) return;
      this.#pending.shift();
      commit();
      done(trouble);
    });
  }

  async count(): Promise<number> {
    return [...this.#rooms.values()].reduce((sum, { rows }) => sum + rows.size, 0);
  }

  /** The page is gone in good order: what it wrote comes before whatever the next one reads. */
  leave(): void {
    for (const commit of this.#pending.splice(0)) commit();
    this.#busyUntil = 0;
  }

  /** The page is gone, and with it what was not committed. */
  crash(): void {
    this.#pending = [];
    this.#busyUntil = 0;
  }

  /** The browser, or somebody, emptied the device. */
  evict(): void {
    this.#rooms.clear();
    this.fail('cleared');
  }

  /** From now on nothing more is kept. */
  fail(trouble: DeviceTrouble): void {
    this.trouble = trouble;
    if (trouble !== 'full') this.lost(trouble);
  }

  /** A page that is opened now has a device that works. */
  mend(): void {
    this.trouble = null;
    this.lost = () => undefined;
  }

  #commit(room: string, { member, clears, rows }: Change): void {
    const kept = this.#rooms.get(room) ?? { member: null, rows: new Map() };
    this.#rooms.set(room, kept);
    if (member !== undefined) kept.member = member;
    if (clears) kept.rows.clear();
    for (const [id, value] of rows ?? []) {
      if (value === null) kept.rows.delete(id);
      else kept.rows.set(id, value);
    }
  }
}
