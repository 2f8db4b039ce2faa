/** A browser's storage that may be full, forbidden or absent: says so instead of throwing. Knows no keys. */

export interface Store {
  get(key: string): string | null;
  /** False when it could not be kept. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): readonly string[];
}

/** `open` is asked at every use: merely naming `localStorage` throws where storage is forbidden. */
export function browserStore(open: () => Storage): Store {
  const attempt = <T>(action: (storage: Storage) => T, otherwise: T): T => {
    try {
      return action(open());
    } catch {
      return otherwise; // forbidden or full: the caller learns it from the answer
    }
  };
  return {
    get: (key) => attempt((storage) => storage.getItem(key), null),
    set: (key, value) =>
      attempt((storage) => {
        storage.setItem(key, value);
        return true;
      }, false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
    keys: () => attempt(Object.keys, []),
  };
}

/** The part of `store` whose keys end in `name`. */
export const storeNamed = (store: Store, name: string): Store => ({
  get: (key) => store.get(`${key} ${name}`),
  set: (key, value) => store.set(`${key} ${name}`, value),
  remove: (key) => store.remove(`${key} ${name}`),
  keys: () =>
    store.keys().flatMap((key) => (key.endsWith(` ${name}`) ? [key.slice(0, -name.length - 1)] : [])),
});

export function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set(key, value) {
      values.set(key, value);
      return true;
    },
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}
