/** The pieces of one room's files in a folder of this machine. The service that a page has in a worker runs here itself. */
import { statfs } from 'node:fs/promises';
import type { PieceStore } from '../../../public/room/files/piece-store.ts';
import { diskFile } from '../../../public/room/files/store/disk-file.ts';
import { fileService } from '../../../public/room/files/store/file-service.ts';
import { fileKeys } from '../../../public/room/files/store/piece-cipher.ts';
import type { FilesPort, FilesWorkerCalls } from '../../../public/room/files/store/worker-calls.ts';
import { NodeDirectory } from './node-directory.ts';

export interface NodePiecesOptions {
  readonly folder: string;
  /** Names the room on the device. */
  readonly room: string;
  /** Derived from the room's secret; null in an open room. */
  readonly keepingKey: Uint8Array | null;
  readonly secretKey: Uint8Array;
}

const PIECES = 'pieces';
const PLAIN = 'plain';

export interface NodePieces extends PieceStore {
  /** When it is closed, and all is on the disk. */
  whenClosed(): Promise<void>;
}

export async function nodePieces({
  folder,
  room,
  keepingKey,
  secretKey,
}: NodePiecesOptions): Promise<NodePieces> {
  const root = new NodeDirectory(folder);
  // Made by a process before this one.
  await root.remove(PLAIN);
  await root.folder(PIECES, true);
  const plain = async (): Promise<NodeDirectory> => {
    const made = await root.folder(PLAIN, true);
    if (made === null) throw new Error('no folder for copies');
    return made;
  };
  const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
  const service = fileService({ rooms: async () => root, plain, soon });
  await service.use({ name: PIECES, isKept: true, keys: fileKeys(room, keepingKey, secretKey) });
  const port = portOf(service);
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= service.close().then(
      () => undefined,
      () => undefined,
    );
    return closing;
  };
  return {
    kind: 'disk',
    async space() {
      try {
        const { bavail, bsize } = await statfs(folder);
        return bavail * bsize;
      } catch {
        return null;
      }
    },
    async open(place) {
      try {
        const opened = await service.open(place);
        if (typeof opened === 'string') return opened;
        // What is told of counts only when it is written: the service's own map is ahead of that.
        return diskFile(place, port, { ...opened, have: opened.have.slice() }, () => undefined);
      } catch {
        return 'lost';
      }
    },
    list: () => service.list(),
    remove: async (id) => void (await service.remove(id)),
    hash: async (bytes) =>
      new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)),
    close: () => void close(),
    whenClosed: close,
  };
}

const portOf = (service: FilesWorkerCalls): FilesPort => ({
  call: ((name: keyof FilesWorkerCalls, ...args: readonly unknown[]) =>
    (service[name] as (...given: readonly unknown[]) => Promise<unknown>)(...args)) as FilesPort['call'],
  isEnded: false,
  end: () => undefined,
});
