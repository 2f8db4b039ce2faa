/**
 * What a keeper holds of a room, log by log, and what it forgets. A log is what one author wrote in one go: its entries are
 * numbered, and of one author there are no gaps, so a log is forgotten as a whole or not at all. Its age is the time since
 * it grew, by the room's clock, whatever its entries claim: no message goes before its time, and none of a log that is
 * still written.
 *
 * What was forgotten is noted with how far it went: it is neither claimed nor asked for again, until there is more of it.
 */
import * as v from 'valibot';
import { countSchema } from '../../public/net/protocol/fields.ts';
import { keptPer, readKept, type Store } from '../../public/room/keep/storage.ts';
import { Archive } from '../../public/room/log/archive.ts';
import { type Entry, type LogId, logIdOf } from '../../public/room/log/entry.ts';

export interface HeldLog {
  readonly id: LogId;
  readonly head: number;
  /** When it grew last, as far as the keeper saw. */
  readonly since: number;
  readonly bytes: number;
}

const perLog = keptPer<LogId>();
const seenSchema = perLog(v.tuple([countSchema, v.number()]));
const forgottenSchema = perLog(countSchema);

/** Of one room. The oldest notes go first: what is noted nowhere is fetched again, and forgotten again. */
const MAX_FORGOTTEN = 2_000;

export class KeptLogs {
  readonly #store: Store;
  readonly #roomId: string;
  /** Of each log how far it went, and since when. */
  readonly #seen: Map<LogId, readonly [head: number, since: number]>;
  readonly #forgotten: Map<LogId, number>;
  readonly #sizes = new WeakMap<Entry, number>();
  #held: readonly HeldLog[] = [];
  #count = -1;

  constructor(store: Store, roomId: string) {
    this.#store = store;
    this.#roomId = roomId;
    const read = <Schema extends v.GenericSchema>(schema: Schema, what: string) =>
      readKept(schema, store.get(this.#key(what)));
    this.#seen = mapOf(read(seenSchema, 'logs'));
    this.#forgotten = mapOf(read(forgottenSchema, 'forgotten'));
  }

  /** As they were looked at last. */
  get held(): readonly HeldLog[] {
    return this.#held;
  }

  get bytes(): number {
    return this.#held.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Up to which entry it was forgotten. */
  forgotten(log: LogId): number {
    return this.#forgotten.get(log) ?? 0;
  }

  /** Notes what grew. `entries` are all that the room holds. */
  look(entries: readonly Entry[], now: number): void {
    if (entries.length === this.#count) return;
    this.#count = entries.length;
    const sums = new Map<LogId, { head: number; bytes: number }>();
    for (const entry of entries) {
      const id = logIdOf(entry);
      const sum = sums.get(id) ?? { head: 0, bytes: 0 };
      sum.head += 1;
      sum.bytes += this.#sizeOf(entry);
      sums.set(id, sum);
    }
    this.#held = [...sums].map(([id, { head, bytes }]) => {
      const [before, since] = this.#seen.get(id) ?? [0, now];
      return { id, head, bytes, since: head > before ? now : since };
    });
    this.#seen.clear();
    for (const { id, head, since } of this.#held) this.#seen.set(id, [head, since]);
    this.#keep('logs', this.#seen);
  }

  /** They are gone from the store, with the next room that is opened over it. No room may be open over it now. */
  forget(logs: ReadonlySet<LogId>): void {
    const archive = new Archive(this.#store, this.#roomId);
    const entries = archive.load();
    for (const entry of entries) {
      const id = logIdOf(entry);
      if (!logs.has(id)) continue;
      const head = Math.max(entry.seq, this.forgotten(id));
      this.#forgotten.delete(id);
      this.#forgotten.set(id, head);
      this.#seen.delete(id);
    }
    for (const id of [...this.#forgotten.keys()].slice(0, -MAX_FORGOTTEN)) this.#forgotten.delete(id);
    archive.keepAnew(entries.filter((entry) => !logs.has(logIdOf(entry))));
    this.#keep('logs', this.#seen);
    this.#keep('forgotten', this.#forgotten);
    this.#count = -1;
  }

  #sizeOf(entry: Entry): number {
    const known = this.#sizes.get(entry);
    if (known !== undefined) return known;
    const size = JSON.stringify(entry).length;
    this.#sizes.set(entry, size);
    return size;
  }

  #keep(what: string, map: ReadonlyMap<LogId, unknown>): void {
    this.#store.set(this.#key(what), JSON.stringify(Object.fromEntries(map)));
  }

  #key(what: string): string {
    return `parley.keeper_${what}.${this.#roomId}`;
  }
}

const mapOf = <Value>(read: Readonly<Record<LogId, Value>> | null): Map<LogId, Value> =>
  new Map(Object.entries(read ?? {}) as [LogId, Value][]);
