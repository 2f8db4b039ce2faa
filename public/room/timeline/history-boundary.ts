/** Where history ends: the entries that the members who were here had when each of them first told me. */
import * as v from 'valibot';
import type { Clock } from '../../net/clock.ts';
import { keptPer, readKept, type Store } from '../keep/storage.ts';
import { type Entry, type LogId, logIdOf } from '../log/entry.ts';
import { entriesOf, type Heads } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';

/** By then everybody who was here has told me their heads. */
const ARRIVING_MS = 5_000;

const headsSchema = keptPer<LogId>()(v.number());

export class HistoryBoundary {
  readonly #store: Store;
  readonly #key: string;
  readonly #clock: Clock;
  #heads: Record<LogId, number> = {};
  /** Members who told already: what they tell later was said since. */
  readonly #told = new Set<MemberId>();
  /** Until when others' heads count; null before the first ones came. */
  #endsAt: number | null = null;

  constructor(store: Store, id: string, clock: Clock) {
    this.#store = store;
    this.#key = `parley.arrival.${id}`;
    this.#clock = clock;
    const kept = readKept(headsSchema, store.get(this.#key));
    if (kept === null) return;
    this.#heads = kept;
    this.#endsAt = 0;
  }

  isHistory(entry: Entry): boolean {
    return entry.seq <= (this.#heads[logIdOf(entry)] ?? 0);
  }

  /** Nobody was here before me; kept for reloads. Ignored when something is known already. */
  cameFirst(): void {
    if (this.#endsAt !== null) return;
    this.#endsAt = 0;
    this.#keep();
  }

  /** What a member who was here before me has. Answers whether it changed what counts as history. */
  learn(from: MemberId, heads: Heads): boolean {
    const now = this.#clock.now();
    this.#endsAt ??= now + ARRIVING_MS;
    if (now > this.#endsAt || this.#told.has(from)) return false;
    this.#told.add(from);
    for (const [log, seq] of entriesOf(heads)) this.#heads[log] = Math.max(seq, this.#heads[log] ?? 0);
    this.#keep();
    return true;
  }

  #keep(): void {
    this.#store.set(this.#key, JSON.stringify(this.#heads));
  }
}
