/**
 * The folder of one room: its files, found by id. Runs in the worker, and anywhere over another disk. Each file is two of
 * the disk's, its bytes and its index. Decrypted copies for viewing stand in a folder of this page, swept after it.
 */
import * as v from 'valibot';
import type { StoredPlace, StoreProblem } from '../piece-store.ts';
import { type FileId, pieceCountOf } from '../shared-file.ts';
import type { Directory, SyncFile } from './directory.ts';
import { KEPT_MARK, USED_MARK } from './folder-names.ts';
import { free } from './free.ts';
import { type FileCircle, type FileKeys, fileCircle } from './piece-cipher.ts';
import { INDEX_HEAD_BYTES, PieceIndex, readIndexHead } from './piece-index.ts';
import { problemOf } from './store-problem.ts';
import { StoredFile } from './stored-file.ts';

export interface FileFolderOptions {
  /** Where the folders of rooms are. */
  readonly rooms: Directory;
  readonly name: string;
  readonly isKept: boolean;
  readonly keys: FileKeys;
  /** Of this page, for decrypted copies; made when it is first wanted. */
  readonly plain: () => Promise<Directory>;
  readonly soon: () => Promise<void>;
}

const headSchema = v.object({ id: v.string(), bytes: v.number(), isPrivate: v.boolean() });
const HEAD_CONTEXT = 'index of ';
const SALT_BYTES = 16;
const INDEX = '.index';
const DATA = '.data';
const encoder = new TextEncoder();

export class FileFolder {
  readonly #o: FileFolderOptions;
  readonly #circles: Promise<{ readonly room: FileCircle; readonly own: FileCircle }>;
  readonly #opened = new Map<string, StoredFile>();
  readonly #plain = new Map<string, Promise<Blob | null>>();
  #isKept: boolean;
  #folder: Directory | null = null;
  #work: Promise<unknown> = Promise.resolve();

  constructor(o: FileFolderOptions) {
    this.#o = o;
    this.#isKept = o.isKept;
    this.#circles = Promise.all([fileCircle(o.keys.room), fileCircle(o.keys.own)]).then(([room, own]) => ({
      room,
      own,
    }));
  }

  /** The same one for whoever opens it again. */
  open(place: StoredPlace): Promise<StoredFile | StoreProblem> {
    return this.#inTurn(async () => {
      const name = await this.#nameOf(place);
      const before = this.#opened.get(name);
      if (before !== undefined) return before.place.bytes === place.bytes ? before : 'lost';
      const opened = await this.#open(place, name);
      if (typeof opened !== 'string') this.#opened.set(name, opened);
      return opened;
    }).catch(problemOf);
  }

  async closeFile(file: StoredFile): Promise<void> {
    await this.#inTurn(async () => {
      const name = await this.#nameOf(file.place);
      await file.close();
      if (this.#opened.get(name) === file) this.#opened.delete(name);
    });
  }

  /** What does not open counts as not there, and goes. */
  list(): Promise<readonly StoredPlace[]> {
    return this.#inTurn(async () => {
      const folder = await this.#find(false);
      if (folder === null) return [];
      const places: StoredPlace[] = [];
      const names = await folder.names();
      for (const name of new Set(names.flatMap((each) => /^(.*)\.(?:index|data)$/.exec(each)?.[1] ?? []))) {
        const place = this.#opened.get(name)?.place ?? (await this.#placeOf(folder, name));
        if (place === null) await removeFile(folder, name);
        else places.push(place);
      }
      return places;
    });
  }

  remove(id: FileId): Promise<void> {
    return this.#inTurn(async () => {
      const folder = await this.#find(false);
      if (folder === null) return;
      const { room, own } = await this.#circles;
      for (const name of new Set([room.nameOf(id), own.nameOf(id)])) {
        await this.#opened.get(name)?.close();
        this.#opened.delete(name);
        await removeFile(folder, name);
        await this.#removePlain(name);
      }
    });
  }

  /** What its files take on the disk, about: where pieces are missing in between it is less. */
  bytes(): Promise<number> {
    return this.#inTurn(async () => {
      const folder = await this.#find(false);
      const names = (await folder?.names()) ?? [];
      const blobs = await Promise.all(names.map((name) => folder?.blob(name)));
      return blobs.reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
    });
  }

  /** Whether it outlives the tab. */
  keep(isKept: boolean): Promise<void> {
    return this.#inTurn(async () => {
      this.#isKept = isKept;
      const folder = await this.#find(false);
      if (folder !== null) await this.#mark(folder);
    });
  }

  /** Notes that it is in use. */
  touch(): Promise<void> {
    return this.#inTurn(async () => {
      const folder = await this.#find(false);
      if (folder !== null) await note(folder, USED_MARK);
    });
  }

  /** All of it, on the disk; null unless all is there. */
  async blob(file: StoredFile, type: string): Promise<Blob | null> {
    if (!file.isComplete) return null;
    const name = await this.#nameOf(file.place);
    if (!file.isEncrypted) {
      const blob = await (await this.#find(false))?.blob(name + DATA);
      return blob?.slice(0, file.place.bytes, type) ?? null;
    }
    const plain = this.#plain.get(name) ?? this.#decrypt(file, name);
    this.#plain.set(name, plain);
    const blob = await plain;
    if (blob === null) this.#plain.delete(name);
    return blob?.slice(0, file.place.bytes, type) ?? null;
  }

  /** Idempotent. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      const files = [...this.#opened.values()];
      this.#opened.clear();
      await Promise.all(files.map((file) => file.close()));
      for (const name of [...this.#plain.keys()]) await this.#removePlain(name);
    });
  }

  /** One after the other: what is being removed is not opened meanwhile. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #open(place: StoredPlace, name: string): Promise<StoredFile | StoreProblem> {
    const folder = await this.#find(true);
    if (folder === null) return 'lost';
    const files: SyncFile[] = [];
    try {
      for (const each of [name + INDEX, name + DATA]) files.push(await folder.open(each));
      const [indexFile, data] = files;
      if (indexFile === undefined || data === undefined) return 'lost';
      const { cipher } = await this.#circleOf(place.isPrivate);
      const index =
        (await PieceIndex.open(indexFile, async (content) => {
          const found = await this.#readHead(content, name);
          return found?.id === place.id && found.bytes === place.bytes ? pieceCountOf(place.bytes) : null;
        })) ?? (await this.#create(place, name, indexFile, data));
      const file = new StoredFile({ place, data, indexFile, index, cipher, soon: this.#o.soon });
      file.forgetMissing();
      return file;
    } catch (error) {
      for (const file of files) file.close();
      return problemOf(error);
    }
  }

  async #create(place: StoredPlace, name: string, indexFile: SyncFile, data: SyncFile): Promise<PieceIndex> {
    const { cipher } = await this.#circleOf(place.isPrivate);
    const { id, bytes, isPrivate } = place;
    const head = encoder.encode(JSON.stringify({ id, bytes, isPrivate }));
    const content = cipher === null ? head : await cipher.close(head, HEAD_CONTEXT + name);
    data.truncate(0);
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    return PieceIndex.create(indexFile, { salt, content }, pieceCountOf(bytes));
  }

  async #decrypt(file: StoredFile, name: string): Promise<Blob | null> {
    const plain = await this.#o.plain();
    let target: SyncFile | null = null;
    try {
      target = await plain.open(name);
      target.truncate(0);
      let at = 0;
      for (let piece = 0; piece < pieceCountOf(file.place.bytes); piece += 1) {
        const bytes = await file.read(piece);
        if (bytes === null || target.write(bytes, at) < bytes.length) throw new Error('not all of it');
        at += bytes.length;
        free(bytes);
      }
      target.flush();
      target.close();
      return await plain.blob(name);
    } catch {
      target?.close();
      await plain.remove(name);
      return null;
    }
  }

  async #removePlain(name: string): Promise<void> {
    const copy = this.#plain.get(name);
    if (copy === undefined) return;
    this.#plain.delete(name);
    await copy;
    await (await this.#o.plain()).remove(name).catch(() => undefined); // swept later
  }

  async #placeOf(folder: Directory, name: string): Promise<StoredPlace | null> {
    const blob = await folder.blob(name + INDEX);
    if (blob === null) return null;
    const head = readIndexHead(new Uint8Array(await blob.slice(0, INDEX_HEAD_BYTES).arrayBuffer()));
    return head && this.#readHead(head.content, name);
  }

  async #readHead(content: Uint8Array, name: string): Promise<StoredPlace | null> {
    for (const { cipher, nameOf } of Object.values(await this.#circles)) {
      const bytes = cipher === null ? content : await cipher.open(content, HEAD_CONTEXT + name);
      const head = bytes && readJson(bytes);
      if (head !== null && nameOf(head.id) === name) return head;
    }
    return null;
  }

  async #circleOf(isPrivate: boolean): Promise<FileCircle> {
    const { room, own } = await this.#circles;
    return isPrivate ? own : room;
  }

  async #nameOf({ id, isPrivate }: StoredPlace): Promise<string> {
    return (await this.#circleOf(isPrivate)).nameOf(id);
  }

  async #find(create: boolean): Promise<Directory | null> {
    if (this.#folder !== null) return this.#folder;
    this.#folder = await this.#o.rooms.folder(this.#o.name, create);
    if (this.#folder !== null) {
      await note(this.#folder, USED_MARK);
      await this.#mark(this.#folder);
    }
    return this.#folder;
  }

  async #mark(folder: Directory): Promise<void> {
    if (this.#isKept) await note(folder, KEPT_MARK);
    else await folder.remove(KEPT_MARK);
  }
}

function readJson(bytes: Uint8Array): StoredPlace | null {
  try {
    const head = v.safeParse(headSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return head.success ? { ...head.output, id: head.output.id as FileId } : null;
  } catch {
    return null;
  }
}

/** The index first: what it does not record is not there. */
async function removeFile(folder: Directory, name: string): Promise<void> {
  for (const end of [INDEX, DATA]) await folder.remove(name + end);
}

/** Its age is what it says. */
async function note(folder: Directory, name: string): Promise<void> {
  const file = await folder.open(name);
  try {
    file.truncate(0);
    file.write(new Uint8Array(1), 0);
    file.flush();
  } finally {
    file.close();
  }
}
