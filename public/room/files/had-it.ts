/**
 * Who told that they have all of which file, and did not take it back: of those who have gone it is all that can be said.
 * Kept over a reload, as what was said is. What somebody told before counts no more once they are back: they tell anew.
 */
import * as v from 'valibot';
import type { Cancel, Clock } from '../../net/clock.ts';
import { readKept, type Store } from '../keep/storage.ts';
import type { MemberId } from '../people/member.ts';
import type { FileId } from './shared-file.ts';

/** The latest of each. */
const MAX_FILES = 200;
const MAX_MEMBERS = 64;
const SAVE_MS = 200;

const keptSchema = v.record(v.string(), v.array(v.string()));

export interface HadItOptions {
  readonly store: Store;
  readonly roomId: string;
  readonly clock: Clock;
  /** Of a private conversation: nothing of it stands among what is kept of the room. */
  isPrivate(id: FileId): boolean;
}

export class HadIt {
  readonly #options: HadItOptions;
  readonly #key: string;
  readonly #told: Map<MemberId, Set<FileId>>;
  /** Not here, as far as I know. */
  readonly #gone: Set<MemberId>;
  #cancelSave: Cancel | null = null;

  constructor(options: HadItOptions) {
    this.#options = options;
    this.#key = `parley.holders.${options.roomId}`;
    const kept = Object.entries(readKept(keptSchema, options.store.get(this.#key)) ?? {});
    this.#told = new Map(kept.map(([member, ids]) => [member as MemberId, new Set(ids as FileId[])]));
    this.#gone = new Set(this.#told.keys());
  }

  of(id: FileId): readonly MemberId[] {
    return [...this.#told].flatMap(([member, ids]) => (ids.has(id) ? [member] : []));
  }

  add(member: MemberId, id: FileId): void {
    const ids = this.#told.get(member) ?? new Set();
    if (ids.has(id)) return;
    this.#told.set(member, ids.add(id));
    trim(ids, MAX_FILES);
    trim(this.#told, MAX_MEMBERS);
    this.#changed();
  }

  delete(member: MemberId, id: FileId): void {
    if (this.#told.get(member)?.delete(id)) this.#changed();
  }

  left(member: MemberId): void {
    this.#gone.add(member);
  }

  cameBack(member: MemberId): void {
    if (this.#gone.delete(member)) this.forget(member);
  }

  /** Nothing of what they told needs to be so any more. */
  forget(member: MemberId): void {
    if (this.#told.delete(member)) this.#changed();
  }

  /** Idempotent. */
  close(): void {
    if (this.#cancelSave !== null) this.#save();
  }

  /** Many are told of at once. */
  #changed(): void {
    this.#cancelSave ??= this.#options.clock.after(SAVE_MS, () => this.#save());
  }

  #save(): void {
    this.#cancelSave?.();
    this.#cancelSave = null;
    const { store, isPrivate } = this.#options;
    const kept = [...this.#told].flatMap(([member, all]) => {
      const ids = [...all].filter((id) => !isPrivate(id));
      return ids.length > 0 ? [[member, ids] as const] : [];
    });
    if (kept.length === 0) store.remove(this.#key);
    else store.set(this.#key, JSON.stringify(Object.fromEntries(kept)));
  }
}

/** The oldest go. */
function trim<Key>(
  all: { readonly size: number; keys(): Iterable<Key>; delete(key: Key): boolean },
  most: number,
) {
  for (const key of all.keys()) {
    if (all.size <= most) return;
    all.delete(key);
  }
}
