/**
 * Keeps the page, so that it opens without the server. It serves whole versions only, and no other file than those of the
 * page: what goes to Socket.IO, or elsewhere, goes past it. It knows nothing of rooms.
 */
import { type DownloadOptions, download, renewHeaders } from './download.ts';
import { readHashList } from './hash-list.ts';
import { Memory } from './memory.ts';
import { type FromWorker, HASHES_FILE, SHARED_PARAMETER, type Told, type ToWorker } from './messages.ts';
import { PageStore } from './page-store.ts';
import { isAnotherProgram, type Route, routeOf } from './route.ts';
import { sharedText } from './shared-text.ts';
import { afterDownload, afterLoading, afterTaking, afterVisit, isOffered, unneeded } from './versions.ts';

declare const self: ServiceWorkerGlobalScope;

const scope = new URL(self.registration.scope);
const store = new PageStore(self.caches, scope);
const memory = new Memory(self.caches, scope);
const options: DownloadOptions = { store, scope, fetch: (url, init) => fetch(url, init) };

// Any worker can serve any version, so a new one need not wait for pages to go.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const route = routeOf(event.request, scope);
  if (route === null) return;
  event.respondWith(answer(route, event));
  // Also by itself: a page that does not work asks for nothing.
  if (route === 'page') event.waitUntil(look());
});

async function answer(route: Route, event: FetchEvent): Promise<Response> {
  if (route === 'share') return receive(event.request);
  const path = new URL(event.request.url).pathname.slice(scope.pathname.length);
  const kept = await find(route, path, event).catch(() => undefined);
  if (kept !== undefined) return kept;
  try {
    return await fetch(event.request);
  } catch {
    // The server went while it answered: meanwhile the part may have been kept.
    const since = route === 'part' ? await store.part(path).catch(() => undefined) : undefined;
    return since ?? Response.error();
  }
}

async function find(route: Route, path: string, event: FetchEvent): Promise<Response | undefined> {
  if (route === 'part') return store.part(path);
  if (route === 'page') return load(event);
  const { current } = await memory.keeping();
  return current === null ? undefined : store.file(current.hash, path);
}

async function load({ request, clientId }: FetchEvent): Promise<Response | undefined> {
  let keeping = await memory.keeping();
  if (keeping.next !== null) {
    const windows = (await openWindows()).map(({ id }) => id);
    const isReload = request.cache === 'no-cache';
    keeping = await memory.updateKeeping((now) =>
      afterLoading(now, { windows, replaced: clientId, isReload }),
    );
  }
  return keeping.current === null ? undefined : store.file(keeping.current.hash, 'index.html');
}

async function openWindows(): Promise<readonly WindowClient[]> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const isPage = ({ url }: WindowClient) =>
    routeOf({ method: 'GET', mode: 'navigate', url, destination: 'document' }, scope) === 'page';
  return windows.filter(isPage);
}

let looking: Promise<void> | null = null;

/** Whether the server has another version, and fetches it. Never fails: there is a next time. */
function look(): Promise<void> {
  looking ??= fetchVersion()
    .catch(() => undefined)
    .finally(() => {
      looking = null;
    });
  return looking;
}

async function fetchVersion(): Promise<void> {
  const told = await fetch(new URL(HASHES_FILE, scope), { cache: 'no-cache' });
  if (isAnotherProgram(told, scope)) return leave();
  const list = told.ok ? await readHashList(await told.json()) : null;
  if (list === null) return;
  const { name, hash } = list;
  if (await store.isComplete(list)) await renewHeaders(list, told, options);
  else if (!(await download(list, options))) return;
  const keeping = await memory.updateKeeping((now) => afterDownload(now, { name, hash }));
  const windows = await openWindows();
  const used = (await memory.openPages(windows.map(({ id }) => id))).map(({ version }) => version);
  const kept = await store.versions();
  for (const [at, window] of windows.entries()) {
    const version = used[at] ?? null;
    if (version !== null && isOffered(keeping, kept, version)) offer(window);
  }
  await Promise.all(unneeded(kept, keeping, used).map((version) => store.remove(version)));
}

async function leave(): Promise<void> {
  await store.removeAll();
  await memory.forget();
  await self.registration.unregister();
}

const offer = (window: Client): void => window.postMessage({ kind: 'offer' } satisfies FromWorker);

self.addEventListener('message', (event) => {
  const { source, ports } = event;
  if (!(source instanceof WindowClient)) return;
  const done = hear(event.data as ToWorker, source).then((told) => ports[0]?.postMessage(told));
  event.waitUntil(done);
});

/** What a page says, and what it is answered. */
async function hear(message: ToWorker, page: WindowClient): Promise<Told | string | null> {
  switch (message.kind) {
    case 'here':
      await welcome(message.version, page);
      return null;
    case 'look':
      await look();
      return null;
    case 'unread':
      await memory.updatePage(page.id, { unread: message.count, isInstalled: message.isInstalled });
      await showBadge(message.isInstalled);
      return null;
    case 'take':
      await memory.updateKeeping(afterTaking);
      return null;
    case 'tell':
      return tell(page);
    case 'shared':
      return memory.takeShared();
    default:
      return null;
  }
}

async function welcome(version: string, page: WindowClient): Promise<void> {
  await memory.updatePage(page.id, { version });
  let kept = await store.versions();
  if (!kept.some(({ name }) => name === version)) {
    await look();
    kept = await store.versions();
  }
  const own = kept.find(({ name }) => name === version);
  const keeping = await memory.updateKeeping((now) =>
    own === undefined ? now : afterVisit(now, own, page.id, Date.now()),
  );
  if (isOffered(keeping, kept, version)) offer(page);
}

async function tell(page: WindowClient): Promise<Told> {
  const open = await memory.openPage(page.id);
  const { change } = await memory.keeping();
  const version = (await store.versions()).find(({ name }) => name === open.version);
  const isKept = version !== undefined && (await store.isComplete(version));
  return { version: isKept ? version : null, change, isNew: change?.client === page.id };
}

/** Of all rooms that are open together. Without an icon nothing is called: browsers that cannot install a page, such as
 *  Chromium's headless shell, end the whole process for it. `isInstalled`: of the window that told, which may be gone. */
async function showBadge(isInstalled: boolean): Promise<void> {
  const pages = await memory.openPages((await openWindows()).map(({ id }) => id));
  if (!isInstalled && !pages.some((page) => page.isInstalled)) return;
  const unread = pages.reduce((sum, page) => sum + page.unread, 0);
  // Not in every browser, whatever the types say.
  const badge: Partial<Pick<WorkerNavigator, 'setAppBadge' | 'clearAppBadge'>> = self.navigator;
  await (unread === 0 ? badge.clearAppBadge?.() : badge.setAppBadge?.(unread));
}

/** Something was shared with the installed page. It stays on the device: the page asks what is to become of it. */
async function receive(request: Request): Promise<Response> {
  const text = sharedText(await request.formData());
  await memory.keepShared(text);
  return Response.redirect(new URL(`?${SHARED_PARAMETER}`, scope).href, 303);
}
