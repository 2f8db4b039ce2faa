/** Keeps the page on this device by its service worker, offers new versions, and tells which code this is. Loaded after the
 *  page. */

import type { ServerStatus } from '../room/connection.ts';
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import { openAboutPage, type PageCode } from '../view/about/about-page.ts';
import { noteWords } from '../view/shell/note-words.ts';
import { type Notes, showNote } from '../view/shell/notes.ts';
import { HASHES_FILE, type Told } from '../worker/messages.ts';
import { askWorker, hasWorker, listenToWorker, tellWorker } from './page-worker.ts';

export interface PageKeepingOptions {
  readonly status: ReadonlySignal<ServerStatus>;
  readonly notes: Notes;
}

const HOUR_MS = 3_600_000;

/** As index.html names it; empty during development. */
const version = (): string => document.querySelector<HTMLMetaElement>('meta[name=version]')?.content ?? '';

export function keepPage({ status, notes }: PageKeepingOptions): () => void {
  const life = new AbortController();
  const sayHere = () => void tellWorker({ kind: 'here', version: version() });
  const look = () => void tellWorker({ kind: 'look' });
  let hide: (() => void) | null = null;
  const offered = () => {
    hide ??= showNote(
      notes,
      newVersionNote(() => later()),
    );
  };
  const later = () => {
    hide?.();
    hide = null;
  };

  listenToWorker({ offered, replaced: sayHere }, life.signal);
  sayHere();
  const timer = setInterval(look, HOUR_MS);
  let isFirst = true;
  const stop = effect(() => {
    const { value } = status;
    // It may be a newer one than this page.
    if (value.kind === 'refused' && value.reason === 'bad-request') look();
    if (value.kind !== 'connected') return;
    // A server that was away is often another version. That of the page's own load has been looked at already.
    if (!isFirst) look();
    isFirst = false;
  });
  return () => {
    life.abort();
    clearInterval(timer);
    stop();
    later();
  };
}

const newVersionNote = (later: () => void) => ({
  kind: 'version',
  words: noteWords.newVersion,
  actions: [
    { words: noteWords.reload, run: () => void askWorker({ kind: 'take' }).then(() => location.reload()) },
    { words: noteWords.later, run: later },
  ],
});

export const aboutPage = (): (() => void) =>
  openAboutPage({
    version: version(),
    code: pageCode(),
    hashesUrl: new URL(HASHES_FILE, document.baseURI).href,
  });

async function pageCode(): Promise<PageCode> {
  const told = await askWorker<Told>({ kind: 'tell' });
  const change = told?.change ?? null;
  return {
    hash: told?.version?.hash ?? (await servedHash()),
    change: change && { ...change, isNew: told?.isNew === true },
    keeping: told?.version
      ? 'kept'
      : (await hasWorker())
        ? 'not-yet'
        : isSecureContext
          ? 'missing'
          : 'insecure',
  };
}

/** As the server tells it, where it serves the version that this page is of. */
async function servedHash(): Promise<string | null> {
  try {
    const response = await fetch(new URL(HASHES_FILE, document.baseURI), { cache: 'no-cache' });
    const served = (await response.json()) as { readonly version: unknown; readonly hash: unknown };
    return served.version === version() && typeof served.hash === 'string' ? served.hash : null;
  } catch {
    return null;
  }
}
