/**
 * The flags that I gave to others, for myself alone: verified, muted. They belong to the key, whatever its name is;
 * kept in this tab's storage.
 */
import * as v from 'valibot';
import { keptPerMember, readKept, type Store } from '../keep/storage.ts';
import { entriesOf } from '../log/heads.ts';
import type { MemberId } from './member.ts';

export type MemberFlag = 'verified' | 'muted';

/** The name under which they got it, and since when they have each flag: 0 where they do not. */
const flagsSchema = keptPerMember(v.object({ name: v.string(), verified: v.number(), muted: v.number() }));
type Flags = v.InferOutput<typeof flagsSchema>[MemberId];

export class MemberFlags {
  readonly #store: Store;
  readonly #key: string;
  #all: Readonly<Record<MemberId, Flags>>;

  constructor(store: Store, roomId: string) {
    this.#store = store;
    this.#key = `parley.marks.${roomId}`;
    this.#all = readKept(flagsSchema, store.get(this.#key)) ?? {};
  }

  get all(): readonly (readonly [MemberId, Flags])[] {
    return entriesOf(this.#all);
  }

  has(id: MemberId, flag: MemberFlag): boolean {
    return Boolean(this.#all[id]?.[flag]);
  }

  /** `since` of 0 takes the flag back. */
  set(id: MemberId, name: string, flag: MemberFlag, since: number): void {
    this.#all = { ...this.#all, [id]: { verified: 0, muted: 0, ...this.#all[id], name, [flag]: since } };
    this.#store.set(this.#key, JSON.stringify(this.#all));
  }
}
