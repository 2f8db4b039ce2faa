/** Where versions of the page are kept: one cache for each, with its list of hashes. Other sites of this origin have caches
 *  of their own, by the path of the page. */
import * as v from 'valibot';
import type { HashList } from './hash-list.ts';
import { HASHES_FILE, type Version } from './messages.ts';

/** Kept with each file. */
const HASH_HEADER = 'x-sha-256';
const kept = v.object({ name: v.string(), hash: v.string() });
const IGNORING = { ignoreVary: true, ignoreSearch: true } as const;

export class PageStore {
  readonly #caches: CacheStorage;
  readonly #scope: URL;

  constructor(caches: CacheStorage, scope: URL) {
    this.#caches = caches;
    this.#scope = scope;
  }

  /** All that are kept, complete or not. */
  async versions(): Promise<Version[]> {
    const found = await Promise.all(
      (await this.#hashes()).map(async (hash) => (await this.file(hash, HASHES_FILE))?.json()),
    );
    return found.flatMap((json) => {
      const read = v.safeParse(kept, json);
      return read.success ? [read.output] : [];
    });
  }

  /** Begins to keep a version, or goes on. */
  async begin({ name, hash }: HashList): Promise<void> {
    await this.#put(hash, HASHES_FILE, Response.json({ name, hash }));
  }

  async file(version: string, path: string): Promise<Response | undefined> {
    const name = this.#nameOf(version);
    if (!(await this.#caches.has(name))) return undefined;
    return (await this.#caches.open(name)).match(this.#urlOf(path), IGNORING);
  }

  /** The page itself is kept when all else is. */
  async isComplete({ hash }: Version): Promise<boolean> {
    return (await this.file(hash, 'index.html')) !== undefined;
  }

  /** A file with its hash in its name, whichever version it is of. */
  async part(path: string): Promise<Response | undefined> {
    for (const version of await this.#hashes()) {
      const response = await this.file(version, path);
      if (response !== undefined) return response;
    }
    return undefined;
  }

  /** A file of this content, if any version has it under this path. */
  async sameFile(path: string, hash: string): Promise<Response | undefined> {
    for (const version of await this.#hashes()) {
      const response = await this.file(version, path);
      if (response?.headers.get(HASH_HEADER) === hash) return response;
    }
    return undefined;
  }

  /** As it was served: with its headers, above all the content policy. */
  async keep(
    version: string,
    path: string,
    hash: string,
    { headers }: Response,
    body: BodyInit,
  ): Promise<void> {
    const own = new Headers(headers);
    // Of the way it came, not of the content.
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'vary', 'etag', 'date'])
      own.delete(name);
    own.set(HASH_HEADER, hash);
    await this.#put(version, path, new Response(body, { headers: own }));
  }

  async remove({ hash }: Version): Promise<void> {
    await this.#caches.delete(this.#nameOf(hash));
  }

  async removeAll(): Promise<void> {
    for (const hash of await this.#hashes()) await this.#caches.delete(this.#nameOf(hash));
  }

  async #put(version: string, path: string, response: Response): Promise<void> {
    await (await this.#caches.open(this.#nameOf(version))).put(this.#urlOf(path), response);
  }

  async #hashes(): Promise<string[]> {
    const prefix = this.#nameOf('');
    const names = await this.#caches.keys();
    return names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  }

  #nameOf = (version: string): string => `parley page ${this.#scope.href} ${version}`;
  #urlOf = (path: string): string => new URL(path, this.#scope).href;
}
