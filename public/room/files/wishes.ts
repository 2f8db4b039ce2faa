/** What of the room's files I want to have, and what of that rests, also after a reload. */
import * as v from 'valibot';
import { readKept, type Store } from '../keep/storage.ts';
import type { FileId } from './shared-file.ts';

export type Wish = 'wanted' | 'paused';

const keptSchema = v.record(v.string(), v.picklist(['wanted', 'paused']));

export class Wishes {
  readonly #store: Store;
  readonly #key: string;
  readonly #all: Map<string, Wish>;

  constructor(store: Store, roomId: string) {
    this.#store = store;
    this.#key = `parley.files.${roomId}`;
    this.#all = new Map(Object.entries(readKept(keptSchema, store.get(this.#key)) ?? {}));
  }

  get(id: FileId): Wish | undefined {
    return this.#all.get(id);
  }

  set(id: FileId, wish: Wish | null): void {
    if (wish === (this.#all.get(id) ?? null)) return;
    if (wish === null) this.#all.delete(id);
    else this.#all.set(id, wish);
    if (this.#all.size === 0) this.#store.remove(this.#key);
    else this.#store.set(this.#key, JSON.stringify(Object.fromEntries(this.#all)));
  }
}
