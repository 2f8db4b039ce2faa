/**
 * Writes files to the browser's disk, beside the page. One worker is enough: there is one disk, an open file belongs to
 * one worker anyway, and encryption runs in the browser's own threads. It knows nothing of people.
 */
import { fileService } from '../room/files/store/file-service.ts';
import { folderLock, freshToken, PLAIN, ROOMS, ROOT } from '../room/files/store/folder-names.ts';
import { free } from '../room/files/store/free.ts';
import type { Answered, Asked } from '../room/files/store/worker-calls.ts';
import { OpfsDirectory } from './opfs-directory.ts';

declare const self: DedicatedWorkerGlobalScope;

async function folderIn(...path: readonly string[]): Promise<OpfsDirectory> {
  let folder = new OpfsDirectory(await navigator.storage.getDirectory());
  for (const name of path) {
    const next = await folder.folder(name, true);
    if (next === null) throw new Error(`${name} cannot be made`);
    folder = next;
  }
  return folder;
}

let plain: Promise<OpfsDirectory> | null = null;

/** Other pages sweep the folder as soon as the lock is free: when this worker is gone, however it ended. */
const makePlain = async (): Promise<OpfsDirectory> => {
  const token = freshToken();
  await new Promise<void>((held) => {
    void navigator.locks.request(folderLock(token), () => {
      held();
      return new Promise(() => undefined);
    });
  });
  return folderIn(ROOT, PLAIN, token);
};

/** Behind all that the page has asked by now. */
const { port1, port2 } = new MessageChannel();
const turns: (() => void)[] = [];
port1.onmessage = () => turns.shift()?.();
const soon = () =>
  new Promise<void>((resolve) => {
    turns.push(resolve);
    port2.postMessage(null);
  });

const service = fileService({
  rooms: () => folderIn(ROOT, ROOMS),
  plain() {
    plain ??= makePlain();
    return plain;
  },
  soon,
});

/** What goes over to the page: bytes are not copied. */
function given(result: unknown): Transferable[] {
  const bytes = typeof result === 'object' && result !== null && 'bytes' in result ? result.bytes : result;
  return bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [];
}

async function answer({ n, name, args }: Asked): Promise<void> {
  try {
    const call = service[name] as (...args: readonly unknown[]) => Promise<unknown>;
    const result = await call(...args);
    // The page gave it away.
    for (const arg of args) if (arg instanceof Uint8Array) free(arg);
    self.postMessage({ n, kind: 'done', result } satisfies Answered, given(result));
  } catch {
    self.postMessage({ n, kind: 'failed' } satisfies Answered);
  }
}

self.onmessage = ({ data }: MessageEvent<Asked>) => void answer(data);
