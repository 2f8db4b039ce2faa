/** Fetches a version of the page. It is complete when every file is what its hash says; until then it is never used. */
import { type HashList, keptPaths, sha256 } from './hash-list.ts';
import type { PageStore } from './page-store.ts';

export interface DownloadOptions {
  readonly store: PageStore;
  readonly scope: URL;
  fetch(url: string, init: RequestInit): Promise<Response>;
}

const AT_ONCE = 6;
/** What the page has just loaded is in the browser's cache. If that has something else, only the server counts. */
const TRIES = ['default', 'reload'] as const;

/** False where a file did not come or is another one: what came stays, for the next time. */
export async function download(list: HashList, o: DownloadOptions): Promise<boolean> {
  await o.store.begin(list);
  const paths = keptPaths(list);
  // Its headers go with the page, so that one comes last: when all else is there.
  const page = paths.pop() as string;
  let isWell = true;
  const work = async () => {
    for (let path = paths.shift(); path !== undefined && isWell; path = paths.shift())
      isWell = (await keepFile(list, path, o)) && isWell;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isWell && (await keepFile(list, page, o));
}

async function keepFile(list: HashList, path: string, o: DownloadOptions): Promise<boolean> {
  const wanted = list.files[path] ?? '';
  const same = await o.store.sameFile(path, wanted);
  // The page itself is fetched all the same: its headers may be others.
  if (same !== undefined && path !== 'index.html') {
    await o.store.keep(list.hash, path, wanted, same, await same.arrayBuffer());
    return true;
  }
  const fetched = await fetchFile(path, wanted, o);
  if (fetched === null) return false;
  await o.store.keep(list.hash, path, wanted, fetched.response, fetched.body);
  return true;
}

interface Fetched {
  readonly response: Response;
  readonly body: ArrayBuffer;
}

/** Null unless it is the wanted one. */
async function fetchFile(path: string, wanted: string, o: DownloadOptions): Promise<Fetched | null> {
  for (const cache of TRIES) {
    const response = await o.fetch(new URL(path, o.scope).href, { cache });
    if (!response.ok) continue;
    const body = await response.arrayBuffer();
    if ((await sha256(body)) === wanted) return { response, body };
  }
  return null;
}

const SECURITY_HEADERS = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
];

/** The server may be set up otherwise since: with other headers, and the same page. */
export async function renewHeaders(list: HashList, told: Response, o: DownloadOptions): Promise<void> {
  const kept = await o.store.file(list.hash, 'index.html');
  const isSame = (name: string) => kept?.headers.get(name) === told.headers.get(name);
  if (kept !== undefined && !SECURITY_HEADERS.every(isSame)) await keepFile(list, 'index.html', o);
}
