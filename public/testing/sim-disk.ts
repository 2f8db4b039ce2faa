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
  /** Changes of a page that crashed are not committed. */
  #page = 0;
  #busyUntil = 0;

  constructor(clock: Clock, commitMs: () => number) {
    this.#clock = clock;
    this.#commitMs = commitMs;
  }

  async load(room: string): Promise<KeptRoom | DeviceTrouble> {
    return this.read(room);
  }

  /** The same at once. */
  read(room: string): KeptRoom {
    const kept = this.#rooms.get(room);
    return { member: kept?.member ?? undefined, rows: [...(kept?.rows.values() ?? [])] };
  }

  write(room: string, change: Change, done: (trouble: DeviceTrouble | null) => void): void {
    const page = this.#page;
    const now = this.#clock.now();
    this.#busyUntil = Math.max(now, this.#busyUntil) + this.#commitMs();
    this.#clock.after(this.#busyUntil - now, () => {
      if (page !== this.#page) return;
      if (this.trouble === null) this.#commit(room, change);
      done(this.trouble);
    });
  }

  async count(): Promise<number> {
    return [...this.#rooms.values()].reduce((sum, { rows }) => sum + rows.size, 0);
  }

  /** The page is gone, and with it what was not committed. */
  crash(): void {
    this.#page += 1;
    this.#busyUntil = 0;
  }

  /** The browser, or somebody, emptied the device. */
  evict(): void {
    this.#rooms.clear();
    this.trouble = 'cleared';
    this.lost('cleared');
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
