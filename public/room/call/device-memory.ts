/** Which devices a person uses in calls, noted on this device for every room. Also that they use none. */
import * as v from 'valibot';
import { readKept, type Store } from '../keep/storage.ts';

/** What one may call with. */
export type Using = readonly ('microphone' | 'camera')[];

const KEY = 'parley.devices';
const schema = v.object({
  off: v.array(v.picklist(['microphone', 'camera'])),
  /** Ids of devices. */
  microphone: v.optional(v.string()),
  camera: v.optional(v.string()),
  loudspeaker: v.optional(v.string()),
});

export type DeviceChoice = v.InferOutput<typeof schema>;

export class DeviceMemory {
  readonly #store: Store;
  #choice: DeviceChoice;

  constructor(store: Store) {
    this.#store = store;
    this.#choice = readKept(schema, store.get(KEY)) ?? { off: [] };
  }

  get choice(): DeviceChoice {
    return this.#choice;
  }

  save(change: Partial<DeviceChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    this.#store.set(KEY, JSON.stringify(this.#choice));
  }
}
