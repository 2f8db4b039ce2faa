/** The store of one room, as the room's code knows a device: over one file in the folder of a keeper. */
import type { Change, DeviceTrouble, Disk, KeptRoom } from '../../../public/room/keep/device/disk.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { RoomFile } from './room-file.ts';

export class RoomDisk implements Disk {
  lost: (trouble: DeviceTrouble) => void = () => undefined;
  readonly #path: string;
  readonly #files: FileSystem;
  #opened: Promise<RoomFile | DeviceTrouble> | null = null;
  #file: RoomFile | null = null;

  constructor(path: string, files: FileSystem = nodeFileSystem) {
    this.#path = path;
    this.#files = files;
  }

  /** What the room takes on the disk, without its files. */
  get bytes(): number {
    return this.#file?.bytes ?? 0;
  }

  /** Once, or again after `close`. */
  async load(): Promise<KeptRoom | DeviceTrouble> {
    const renews = this.#file !== null && this.#file.trouble !== null;
    const opening = RoomFile.open(this.#path, this.#files, renews);
    this.#opened = opening.then((opened) => (typeof opened === 'string' ? opened : opened.file));
    const opened = await opening;
    if (typeof opened === 'string') return opened;
    this.#file = opened.file;
    return opened.kept;
  }

  write(_room: string, change: Change, done: (trouble: DeviceTrouble | null) => void): void {
    const file = this.#file;
    if (file === null) return done('failed');
    file.write(change, (trouble) => {
      if (trouble !== null) this.lost(trouble);
      done(trouble);
    });
  }

  async count(): Promise<number> {
    return this.#file?.rows ?? 0;
  }

  /** All is written. Idempotent. */
  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    const file = await opened;
    if (file instanceof RoomFile) await file.close();
  }
}
