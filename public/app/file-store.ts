/**
 * Where the pieces of this room's files are kept: on the browser's disk, else in memory. Files stay where the room does: in
 * this tab, or on the device.
 */
import { systemClock } from '../net/clock.ts';
import type { PieceStore } from '../room/files/piece-store.ts';
import { type DiskStore, diskStore } from '../room/files/store/disk-store.ts';
import { ROOT } from '../room/files/store/folder-names.ts';
import { memoryStore } from '../room/files/store/memory-store.ts';
import { OpfsFolder } from '../room/files/store/opfs.ts';
import { removeFilesOf } from '../room/files/store/tidying.ts';
import type { FilesPort } from '../room/files/store/worker-calls.ts';
import { workerPort } from '../room/files/store/worker-port.ts';
import type { OpenedRoomStore } from '../room/keep/room-store.ts';
import { effect } from '../room/reactive.ts';
import { workerUrl } from './worker-url.ts';

export interface FileStore {
  readonly pieces: Promise<PieceStore>;
  /** What the room's files take on this device, about. */
  bytes(): number;
  /** Idempotent. */
  close(): void;
}

/** Neither is there on plain http. */
const { storage, locks } = navigator as {
  readonly storage?: StorageManager;
  readonly locks?: LockManager;
};
// Pages on plain http have none.
const { subtle } = crypto as { readonly subtle?: SubtleCrypto };

async function filesRoot(): Promise<OpfsFolder> {
  const all = await storage?.getDirectory();
  if (all === undefined) throw new Error('this browser has no disk for pages');
  return new OpfsFolder(await all.getDirectoryHandle(ROOT, { create: true }));
}

const openWorker = (): FilesPort =>
  // Only the development server has it in modules.
  workerPort(new Worker(workerUrl('files'), { type: import.meta.env.DEV ? 'module' : 'classic' }));

const digest = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array((await subtle?.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)) ?? []);

function openDisk({
  store,
  room,
  roomId,
  keepingKey,
  secretKey,
}: OpenedRoomStore): Promise<DiskStore | null> {
  if (storage === undefined || locks === undefined) return Promise.resolve(null);
  const name = `parley.files.${roomId}`;
  return diskStore({
    room,
    keepingKey,
    secretKey,
    isKept: store.kept.peek() !== null,
    isSure: store.identityTrouble.peek() === null,
    token: {
      load: () => store.get(name),
      save: (token) =>
        new Promise((saved) => {
          store.set(name, token);
          store.whenStored(saved);
        }),
    },
    root: filesRoot,
    locks,
    openChannel: () => new BroadcastChannel('parley files'),
    openWorker,
    estimate: () => storage.estimate(),
    hash: digest,
    clock: systemClock,
  });
}

/** Without the browser's own digests a worker computes them, so that the page does not stand still. */
function openMemory(): PieceStore {
  if (subtle !== undefined) return memoryStore(digest);
  let port: FilesPort | null = null;
  const store = memoryStore((bytes) => {
    port ??= openWorker();
    return port.call('hash', bytes.slice());
  });
  return {
    ...store,
    close() {
      port?.end();
      store.close();
    },
  };
}

export function openFileStore(kept: OpenedRoomStore): FileStore {
  let disk: DiskStore | null = null;
  let stop: () => void = () => undefined;
  let isClosed = false;
  const pieces = openDisk(kept).then((opened): PieceStore => {
    disk = opened;
    if (isClosed) disk?.close();
    else if (disk !== null) {
      const following = disk;
      stop = effect(() => {
        void following.keep(kept.store.kept.value !== null);
      });
    }
    return disk ?? openMemory();
  });
  return {
    pieces,
    bytes: () => disk?.bytes.peek() ?? 0,
    close() {
      if (isClosed) return;
      isClosed = true;
      stop();
      void pieces.then((store) => store.close());
    },
  };
}

/** Forgets the files of a room, by its name on this device, whether it is open or not. */
export async function forgetFiles(room: string): Promise<void> {
  if (storage === undefined || locks === undefined) return;
  try {
    await removeFilesOf(room, { root: await filesRoot(), locks });
  } catch {
    // There is no disk for this page, and so no files.
  }
}
