/**
 * What is kept of one room, in one file: changes are appended, each a line, and are done when they are on the disk for
 * good. Changes that come while others are being written are written together. Survives being killed at any moment: what
 * is done stays, what a crash tore counts as not there. When most of the file is past, it is written anew beside itself
 * and takes its own place.
 */
import { dirname } from 'node:path';
import type { Change, DeviceTrouble, KeptRoom } from '../../../public/room/keep/device/disk.ts';
import { changeLine } from './change-line.ts';
import { type FileSystem, type OpenFile, troubleOf } from './file-system.ts';
import { FIRST_LINE, LiveBytes, linesOf, type RoomContent, readRoomFile } from './room-content.ts';

type Done = (trouble: DeviceTrouble | null) => void;

interface Waiting {
  readonly change: Change;
  readonly done: Done;
}

/** Smaller files are not worth writing anew. */
const LEAST_BYTES = 4 * 1_048_576;
/** Nor those of which this part is still live. */
const LIVE_SHARE = 1 / 3;
/** How much is given to the disk at once. */
const CHUNK_LENGTH = 1_048_576;

export class RoomFile {
  readonly #path: string;
  readonly #files: FileSystem;
  #file: OpenFile;
  /** How much of the file is whole and on the disk. */
  #size: number;
  #live: LiveBytes;
  #waiting: Waiting[] = [];
  #work: Promise<void> | null = null;
  #trouble: DeviceTrouble | null = null;
  /** Below that nobody tries to write it anew: the last time there was no space. */
  #leastBytes = LEAST_BYTES;

  private constructor(path: string, files: FileSystem, file: OpenFile, size: number, live: LiveBytes) {
    this.#path = path;
    this.#files = files;
    this.#file = file;
    this.#size = size;
    this.#live = live;
  }

  /** `renews`: nothing of what is there is believed to be on the disk, as writing failed before. */
  static async open(
    path: string,
    files: FileSystem,
    renews = false,
  ): Promise<{ readonly file: RoomFile; readonly kept: KeptRoom } | DeviceTrouble> {
    let file: OpenFile | null = null;
    try {
      await files.remove(newName(path));
      file = await files.open(path);
      const read = readRoomFile(await file.read());
      if (read === 'newer') {
        await file.close();
        return 'newer';
      }
      const { content, end } = read;
      const kept: KeptRoom = { member: content.member ?? undefined, rows: [...content.rows.values()] };
      // A torn line would take the next one with it.
      await file.truncate(end);
      if (end === 0) await file.append(FIRST_LINE);
      // What was read may not be on the disk yet, and others will be told of it.
      await file.sync();
      await files.syncFolder(dirname(path));
      const size = end === 0 ? FIRST_LINE.length : end;
      const opened = new RoomFile(path, files, file, size, new LiveBytes(content));
      if (renews) await opened.#writeAnew(content);
      return { file: opened, kept };
    } catch (error) {
      await file?.close().catch(() => undefined);
      return troubleOf(error);
    }
  }

  /** How many rows there are. */
  get rows(): number {
    return this.#live.rows;
  }

  /** What it takes on the disk. */
  get bytes(): number {
    return this.#size;
  }

  /** Why nothing more is written. */
  get trouble(): DeviceTrouble | null {
    return this.#trouble;
  }

  write(change: Change, done: Done): void {
    this.#waiting.push({ change, done });
    this.#work ??= this.#writeAll();
  }

  /** When all is written. Nothing may be written afterwards. */
  async close(): Promise<void> {
    await this.#work;
    await this.#file.close().catch(() => undefined);
  }

  async #writeAll(): Promise<void> {
    // What is set in the same turn goes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#append(batch.map(({ change }) => change));
      for (const { done } of batch) done(this.#trouble);
      if (this.#isWorthWritingAnew) await this.#compact();
    }
    this.#work = null;
  }

  async #append(changes: readonly Change[]): Promise<void> {
    if (this.#trouble !== null) return;
    try {
      const text = changes.map(changeLine).join('');
      await this.#file.append(text);
      await this.#file.sync();
      this.#size += Buffer.byteLength(text);
      for (const change of changes) this.#live.changed(change);
    } catch (error) {
      this.#trouble = troubleOf(error);
      // Nobody was told of what is there of it.
      await this.#file.truncate(this.#size).catch(() => undefined);
    }
  }

  get #isWorthWritingAnew(): boolean {
    const isOld = this.#live.sum < this.#size * LIVE_SHARE;
    return this.#trouble === null && this.#size > this.#leastBytes && isOld;
  }

  /** Without space it stays as it is, for now. */
  async #compact(): Promise<void> {
    try {
      const read = readRoomFile(await this.#readAnew());
      if (read !== 'newer') await this.#writeAnew(read.content);
      this.#leastBytes = LEAST_BYTES;
    } catch {
      this.#leastBytes = 2 * this.#size;
    }
  }

  async #readAnew(): Promise<Uint8Array> {
    const file = await this.#files.open(this.#path);
    return file.read().finally(() => file.close());
  }

  async #writeAnew(content: RoomContent): Promise<void> {
    const name = newName(this.#path);
    await this.#files.remove(name);
    const file = await this.#files.open(name);
    let size = 0;
    try {
      for (const text of chunks(linesOf(content))) {
        await file.append(text);
        size += Buffer.byteLength(text);
      }
      await file.sync();
      await this.#files.rename(name, this.#path);
    } catch (error) {
      await file.close().catch(() => undefined);
      await this.#files.remove(name).catch(() => undefined);
      throw error;
    }
    const before = this.#file;
    [this.#file, this.#size, this.#live] = [file, size, new LiveBytes(content)];
    await before.close().catch(() => undefined);
    try {
      // Until then a power cut may bring the old file back, without what is appended to this one.
      await this.#files.syncFolder(dirname(this.#path));
    } catch (error) {
      this.#trouble = troubleOf(error);
    }
  }
}

const newName = (path: string): string => `${path}.new`;

function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
