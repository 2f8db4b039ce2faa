/** The browser's caches as far as the worker uses them, in memory. */

class FakeCache {
  readonly entries = new Map<string, Response>();

  match(url: string): Promise<Response | undefined> {
    return Promise.resolve(this.entries.get(url)?.clone());
  }

  put(url: string, response: Response): Promise<void> {
    this.entries.set(url, response);
    return Promise.resolve();
  }

  delete(url: string): Promise<boolean> {
    return Promise.resolve(this.entries.delete(url));
  }

  keys(): Promise<{ url: string }[]> {
    return Promise.resolve([...this.entries.keys()].map((url) => ({ url })));
  }
}

export function fakeCaches(): CacheStorage {
  const caches = new Map<string, FakeCache>();
  const open = (name: string) => {
    const cache = caches.get(name) ?? new FakeCache();
    caches.set(name, cache);
    return Promise.resolve(cache);
  };
  const fake = {
    open,
    match: async (url: string, { cacheName = '' }: MultiCacheQueryOptions) =>
      caches.get(cacheName)?.match(url),
    has: (name: string) => Promise.resolve(caches.has(name)),
    keys: () => Promise.resolve([...caches.keys()]),
    delete: (name: string) => Promise.resolve(caches.delete(name)),
  };
  return fake as unknown as CacheStorage;
}
