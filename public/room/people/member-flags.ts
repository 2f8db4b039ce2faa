/**
 * What I hold of others for myself alone: verified, muted. By key, whatever name is borne; kept in this tab's storage.
 * Nobody is told.
 */
import * as v from 'valibot';
import { parsed } from '../keep/parsed.ts';
import type { Store } from '../keep/storage.ts';
import type { MemberId } from './member.ts';

export type MemberFlag = 'verified' | 'muted';

/** The name under which they got it, and since when they have each mark: 0 where they do not. */
const marksSchema = v.record(
  v.string(),
  v.object({ name: v.string(), verified: v.number(), muted: v.number() }),
);
type Mark = v.InferOutput<typeof marksSchema>[string];

export class MemberFlags {
  readonly #store: Store;
  readonly #key: string;
  #all: Readonly<Record<MemberId, Mark>>;

  constructor(store: Store, roomId: string) {
    this.#store = store;
    this.#key = `parley.marks.${roomId}`;
    this.#all = parsed(marksSchema, store.get(this.#key)) ?? {};
  }

  get all(): readonly (readonly [MemberId, Mark])[] {
    return Object.entries(this.#all);
  }

  has(id: MemberId, kind: MemberFlag): boolean {
    return Boolean(this.#all[id]?.[kind]);
  }

  /** `since` of 0 takes the mark back. */
  set(id: MemberId, name: string, kind: MemberFlag, since: number): void {
    this.#all = { ...this.#all, [id]: { verified: 0, muted: 0, ...this.#all[id], name, [kind]: since } };
    this.#store.set(this.#key, JSON.stringify(this.#all));
  }
}
