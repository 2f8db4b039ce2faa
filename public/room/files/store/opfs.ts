/** The browser's own disk for a page (OPFS), as far as pages may use it. Its worker can also open files. */
import type { Folder, StoredBlob } from './directory.ts';

type Iterable = { keys(): AsyncIterableIterator<string> };

const isMissing = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'TypeMismatchError');

/** Null where it is not there. */
async function unlessMissing<Result>(found: Promise<Result>): Promise<Result | null> {
  try {
    return await found;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * A page that was just closed, or lost the room to another tab, may hold a file for a moment longer: there is no event
 * when it lets go. One that never does is asleep, and is not waited for.
 */
const TRIES = 40;
const MOST_MS = 250;

/** Tries again while something is open elsewhere. */
export async function onceFree<Result>(action: () => Promise<Result>): Promise<Result> {
  for (let n = 1; ; n += 1) {
    try {
      return await action();
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld || n === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(MOST_MS, 2 ** n)));
    }
  }
}

/** Names are never those of paths. */
export class OpfsFolder implements Folder {
  protected readonly handle: FileSystemDirectoryHandle;

  constructor(handle: FileSystemDirectoryHandle) {
    this.handle = handle;
  }

  async names(): Promise<readonly string[]> {
    const names: string[] = [];
    // Older than the rest of it in TypeScript's declarations.
    for await (const name of (this.handle as FileSystemDirectoryHandle & Iterable).keys()) names.push(name);
    return names;
  }

  async folder(name: string, create: boolean): Promise<OpfsFolder | null> {
    const handle = await this.handleOf(name, create);
    return handle && new OpfsFolder(handle);
  }

  async blob(name: string): Promise<StoredBlob | null> {
    const handle = await unlessMissing(this.handle.getFileHandle(name));
    return (await handle?.getFile()) ?? null;
  }

  async remove(name: string): Promise<void> {
    await onceFree(() => unlessMissing(this.handle.removeEntry(name, { recursive: true })));
  }

  protected handleOf(name: string, create: boolean): Promise<FileSystemDirectoryHandle | null> {
    return unlessMissing(this.handle.getDirectoryHandle(name, { create }));
  }
}
