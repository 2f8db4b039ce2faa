/**
 * Which of my entries the members who left had acknowledged. Kept with the transcript, so that a reload does not forget
 * it. Members who are here are never read from it: only what they tell now counts.
 */
import * as v from 'valibot';
import { keptPer, keptPerMember, readKept, type Store } from '../keep/storage.ts';
import type { LogId } from '../log/entry.ts';
import { entriesOf, type Heads } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';

/** So many members are remembered, those heard of last. */
const MAX_MEMBERS = 100;

const keptSchema = v.object({ heads: keptPerMember(keptPer<LogId>()(v.number())) });

export class DepartedReceipts {
  readonly #store: Store;
  readonly #key: string;
  readonly #head: (log: LogId) => number;
  readonly #heads = new Map<MemberId, Heads>();
  #kept = '';

  /** `head` is how many entries of a log of mine are here: nobody who left can have more of them. */
  constructor(store: Store, id: string, head: (log: LogId) => number) {
    this.#store = store;
    this.#key = `parley.departed.${id}`;
    this.#head = head;
  }

  /** Loads what was kept before a reload; my own entries must be loaded already. */
  restore(): void {
    this.#add(entriesOf(readKept(keptSchema, this.#store.get(this.#key))?.heads ?? {}));
  }

  /** Of each who left, but for those who are `here` again. */
  heads(here: ReadonlyMap<MemberId, unknown>): Heads[] {
    return [...this.#heads].flatMap(([member, heads]) => (here.has(member) ? [] : [heads]));
  }

  /**
   * To be told whenever somebody acknowledged something: they, or I, may be gone the next moment. What is written while a
   * page is left does not always arrive (seen in Firefox).
   */
  keep(heads: ReadonlyMap<MemberId, Heads>): void {
    this.#add(heads);
    const content = this.#content();
    if (this.#heads.size > 0 && content !== this.#kept) this.#store.set(this.#key, content);
    this.#kept = content;
  }

  /** It was kept before it was known what they are. */
  forget(member: MemberId): void {
    if (!this.#heads.delete(member)) return;
    this.#kept = this.#content();
    this.#store.set(this.#key, this.#kept);
  }

  #content(): string {
    return JSON.stringify({ heads: Object.fromEntries(this.#heads) });
  }

  #add(all: Iterable<readonly [MemberId, Heads]>): void {
    for (const [member, told] of all) {
      const heads: Record<LogId, number> = { ...this.#heads.get(member) };
      for (const [log, head] of entriesOf(told)) {
        const most = Math.max(heads[log] ?? 0, Math.min(head, this.#head(log)));
        if (most > 0) heads[log] = most;
      }
      this.#heads.delete(member); // to the end: of whom something was heard last
      if (Object.keys(heads).length > 0) this.#heads.set(member, heads);
    }
    for (const member of this.#heads.keys()) {
      if (this.#heads.size <= MAX_MEMBERS) return;
      this.#heads.delete(member);
    }
  }
}
