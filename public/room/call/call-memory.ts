/** Remembers which call this tab is in, so that a reload can offer to return to it. */
import * as v from 'valibot';
import { keptMemberId, readKept, type Store } from '../keep/storage.ts';
import type { ActiveCall } from './call-state.ts';

const schema = v.object({ id: v.string(), with: v.nullish(keptMemberId, null) });

export class CallMemory {
  readonly #store: Store;
  readonly #key: string;

  constructor(store: Store, roomId: string) {
    this.#store = store;
    this.#key = `parley.call.${roomId}`;
  }

  load(): ActiveCall | null {
    return readKept(schema, this.#store.get(this.#key));
  }

  save(call: ActiveCall | null): void {
    if (call === null) this.#store.remove(this.#key);
    else this.#store.set(this.#key, JSON.stringify(call));
  }
}
