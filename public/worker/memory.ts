/** What the worker has to know when it is started again: browsers end it after half a minute without work. Kept in a cache,
 *  the one storage that it uses anyway. */
import * as v from 'valibot';
import { type Keeping, NOTHING_KEPT } from './versions.ts';

/** An open page. */
export interface OpenPage {
  /** Null until it has told. */
  readonly version: string | null;
  readonly unread: number;
  /** A window of the installed page. */
  readonly isInstalled: boolean;
}

const version = v.object({ name: v.string(), hash: v.string() });
const keeping = v.object({
  current: v.nullable(version),
  next: v.nullable(version),
  seen: v.nullable(version),
  change: v.nullable(v.object({ from: version, to: version, at: v.number(), client: v.string() })),
});
const openPage = v.object({
  version: v.nullable(v.string()),
  unread: v.number(),
  isInstalled: v.optional(v.boolean(), false),
});
const shared = v.string();

const STRANGER: OpenPage = { version: null, unread: 0, isInstalled: false };

export class Memory {
  readonly #caches: CacheStorage;
  readonly #scope: URL;
  readonly #name: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(caches: CacheStorage, scope: URL) {
    this.#caches = caches;
    this.#scope = scope;
    this.#name = `parley memory ${scope.href}`;
  }

  async keeping(): Promise<Keeping> {
    return (await this.#read('keeping', keeping)) ?? NOTHING_KEPT;
  }

  updateKeeping(change: (keeping: Keeping) => Keeping): Promise<Keeping> {
    return this.#inTurn(async () => {
      const before = await this.keeping();
      const after = change(before);
      if (after !== before) await this.#write('keeping', after);
      return after;
    });
  }

  openPage(window: string): Promise<OpenPage> {
    return this.#inTurn(() => this.#openPage(window));
  }

  /** Of all windows there are; what is known of others is forgotten. */
  openPages(windows: readonly string[]): Promise<OpenPage[]> {
    return this.#inTurn(async () => {
      const cache = await this.#open();
      const ours = new Set(windows.map((id) => this.#urlOf(pageKey(id))));
      const prefix = this.#urlOf(pageKey(''));
      for (const { url } of await cache.keys())
        if (url.startsWith(prefix) && !ours.has(url)) await cache.delete(url);
      return Promise.all(windows.map((id) => this.#openPage(id)));
    });
  }

  updatePage(window: string, told: Partial<OpenPage>): Promise<void> {
    return this.#inTurn(async () =>
      this.#write(pageKey(window), { ...(await this.#openPage(window)), ...told }),
    );
  }

  keepShared(text: string): Promise<void> {
    return this.#inTurn(() => this.#write('shared', text));
  }

  /** Once. */
  takeShared(): Promise<string | null> {
    return this.#inTurn(async () => {
      const text = await this.#read('shared', shared);
      await (await this.#open()).delete(this.#urlOf('shared'));
      return text;
    });
  }

  async forget(): Promise<void> {
    await this.#caches.delete(this.#name);
  }

  async #openPage(window: string): Promise<OpenPage> {
    return (await this.#read(pageKey(window), openPage)) ?? STRANGER;
  }

  /** One change after the other. */
  #inTurn<Answer>(action: () => Promise<Answer>): Promise<Answer> {
    const done = this.#last.then(action);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #read<Schema extends v.GenericSchema>(
    key: string,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> {
    // Without opening the cache, which would make one.
    const response = await this.#caches.match(this.#urlOf(key), { cacheName: this.#name });
    const read = v.safeParse(schema, await response?.json().catch(() => undefined));
    return read.success ? read.output : null;
  }

  async #write(key: string, value: unknown): Promise<void> {
    await (await this.#open()).put(this.#urlOf(key), Response.json(value));
  }

  #open = (): Promise<Cache> => this.#caches.open(this.#name);
  #urlOf = (key: string): string => new URL(key, this.#scope).href;
}

const pageKey = (window: string): string => `pages/${window}`;
