/** Removes what nobody needs any more from the browser's disk: files of tabs that are gone, and of rooms to be forgotten. */
import type { Folder } from './directory.ts';
import { folderLock, isFolderOf, KEPT_MARK, PLAIN, ROOMS } from './folder-names.ts';

export interface TidyOptions {
  readonly root: Folder;
  readonly locks: LockManager;
}

/**
 * A tab that is reloaded, or comes back after a crash or with the windows of yesterday's end, is nowhere for a while.
 */
export const GRACE_MS = 3_600_000;

/**
 * Of tabs that are gone, and decrypted copies of pages that are. `room` is the one that is open here; `isKept` whether the
 * device keeps it, null where that is not known. Its other folders that are marked as kept are then left from a crash.
 */
export async function sweep(
  { root, locks }: TidyOptions,
  now: number,
  room: string,
  isKept: boolean | null,
): Promise<void> {
  for (const name of await namesIn(root, PLAIN)) await removeUnused(root, PLAIN, name, locks);
  for (const name of await namesIn(root, ROOMS)) {
    const isForgotten = isKept !== null && isFolderOf(name, room);
    const isUnneeded = async (folder: Folder) => {
      const names = await folder.names();
      if (names.includes(KEPT_MARK)) return isForgotten;
      const files = await Promise.all(names.map((each) => folder.blob(each)));
      return Math.max(0, ...files.map((file) => file?.lastModified ?? 0)) < now - GRACE_MS;
    };
    await removeUnused(root, ROOMS, name, locks, isUnneeded);
  }
}

/** Also where another tab has them open: it learns that they are gone. */
export async function removeFilesOf(room: string, { root, locks }: TidyOptions): Promise<void> {
  const rooms = await root.folder(ROOMS, false);
  const names = (await rooms?.names()) ?? [];
  await Promise.all(
    names
      .filter((name) => isFolderOf(name, room))
      .map((name) =>
        locks.request(folderLock(name), { steal: true }, async () => {
          // If a page that sleeps has them open, they are swept later.
          await (await rooms?.folder(name, false))?.remove(KEPT_MARK).catch(() => undefined);
          await rooms?.remove(name).catch(() => undefined);
        }),
      ),
  );
}

const namesIn = async (root: Folder, name: string): Promise<readonly string[]> =>
  (await (await root.folder(name, false))?.names()) ?? [];

async function removeUnused(
  root: Folder,
  parentName: string,
  name: string,
  locks: LockManager,
  isUnneeded: (folder: Folder) => Promise<boolean> = async () => true,
): Promise<void> {
  await locks.request(folderLock(name), { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const parent = await root.folder(parentName, false);
    const folder = await parent?.folder(name, false);
    try {
      if (folder && (await isUnneeded(folder))) await parent?.remove(name);
    } catch {
      // The next page tries again.
    }
  });
}
