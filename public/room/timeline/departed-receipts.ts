/**
 * Which of my entries the members who left had acknowledged. Kept in this tab's storage, so that a reload does not
 * forget it. Members who are here are never read from it: only what they tell now counts.
 */
import * as v from 'valibot';
import { keptPerMember, readKept, type Store } from '../keep/storage.ts';
import { entriesOf } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';

/** So many members are remembered, those heard of last. */
const MAX_MEMBERS = 100;

export class DepartedReceipts {
  readonly #store: Store;
  readonly #key: string;
  readonly #self: MemberId;
  readonly #ownHead: () => number;
  readonly #heads = new Map<MemberId, number>();
  #kept = '';

  /** `ownHead` is how many entries I have written: nobody who left can have more of them. */
  constructor(store: Store, id: string, self: MemberId, ownHead: () => number) {
    this.#store = store;
    this.#key = `parley.departed.${id}`;
    this.#self = self;
    this.#ownHead = ownHead;
  }

  /** Loads what was kept before a reload; my own entries must be loaded already. */
  restore(): void {
    // A duplicated tab comes with a copy of what was kept, but is another member, whom nobody has acknowledged anything.
    const schema = v.object({ self: v.literal(this.#self), heads: keptPerMember(v.number()) });
    this.#add(entriesOf(readKept(schema, this.#store.get(this.#key))?.heads ?? {}));
  }

  /** The head of each who left, but for those who are `here` again. */
  heads(here: ReadonlyMap<MemberId, unknown>): number[] {
    return [...this.#heads].flatMap(([member, head]) => (here.has(member) ? [] : [head]));
  }

  /**
   * To be told whenever somebody acknowledged something: they, or I, may be gone the next moment. What is written while a
   * page is left does not always arrive (seen in Firefox).
   */
  keep(heads: ReadonlyMap<MemberId, number>): void {
    this.#add(heads);
    const content = JSON.stringify({ self: this.#self, heads: Object.fromEntries(this.#heads) });
    if (this.#heads.size > 0 && content !== this.#kept) this.#store.set(this.#key, content);
    this.#kept = content;
  }

  #add(heads: Iterable<readonly [MemberId, number]>): void {
    for (const [member, told] of heads) {
      const head = Math.max(this.#heads.get(member) ?? 0, Math.min(told, this.#ownHead()));
      this.#heads.delete(member); // to the end: of whom something was heard last
      if (head > 0) this.#heads.set(member, head);
    }
    for (const member of this.#heads.keys()) {
      if (this.#heads.size <= MAX_MEMBERS) return;
      this.#heads.delete(member);
    }
  }
}
