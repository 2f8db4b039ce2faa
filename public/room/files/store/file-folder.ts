/**
 * The folder of one room: its files, found by id. Runs in the worker, and anywhere over another disk. Each file is two of
 * the disk's, its bytes and its index.
 */
import type { StoredPlace, StoreProblem } from '../piece-store.ts';
import { type FileId, pieceCountOf } from '../shared-file.ts';
import { Circles } from './circles.ts';
import type { Directory, SyncFile } from './directory.ts';
import { KEPT_MARK, USED_MARK } from './folder-names.ts';
import type { FileKeys } from './piece-cipher.ts';
import { INDEX_HEAD_BYTES, PieceIndex, readIndexHead } from './piece-index.ts';
import { PlainCopies } from './plain-copies.ts';
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

const SALT_BYTES = 16;
const INDEX = '.index';
const DATA = '.data';

export class FileFolder {
  readonly #o: FileFolderOptions;
  readonly #circles: Circles;
  readonly #opened = new Map<string, StoredFile>();
  readonly #plain: PlainCopies;
  #isKept: boolean;
  #folder: Directory | null = null;
  #work: Promise<unknown> = Promise.resolve();

  constructor(o: FileFolderOptions) {
    this.#o = o;
    this.#isKept = o.isKept;
    this.#circles = new Circles(o.keys);
    this.#plain = new PlainCopies(o.plain);
  }

  /** The same one for whoever opens it again. */
  open(place: StoredPlace): Promise<StoredFile | StoreProblem> {
    return this.#inTurn(async () => {
      const name = await this.#circles.nameOf(place);
      const before = this.#opened.get(name);
      if (before !== undefined) return before.place.bytes === place.bytes ? before : 'lost';
      const opened = await this.#open(place, name);
      if (typeof opened !== 'string') this.#opened.set(name, opened);
      return opened;
    }).catch(problemOf);
  }

  async closeFile(file: StoredFile): Promise<void> {
    await this.#inTurn(async () => {
      const name = await this.#circles.nameOf(file.place);
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
      for (const name of await this.#circles.namesOf(id)) {
        await this.#opened.get(name)?.close();
        this.#opened.delete(name);
        await removeFile(folder, name);
        await this.#plain.remove(name);
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
    const name = await this.#circles.nameOf(file.place);
    if (!file.isEncrypted) {
      const blob = await (await this.#find(false))?.blob(name + DATA);
      return blob?.slice(0, file.place.bytes, type) ?? null;
    }
    const blob = await this.#plain.of(file, name);
    return blob?.slice(0, file.place.bytes, type) ?? null;
  }

  /** Idempotent. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      const files = [...this.#opened.values()];
      this.#opened.clear();
      await Promise.all(files.map((file) => file.close()));
      await this.#plain.removeAll();
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
      const { cipher } = await this.#circles.of(place.isPrivate);
      const index =
        (await PieceIndex.open(indexFile, async (content) => {
          const found = await this.#circles.readHead(content, name);
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
    const content = await this.#circles.writeHead(place, name);
    data.truncate(0);
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    return PieceIndex.create(indexFile, { salt, content }, pieceCountOf(place.bytes));
  }

  async #placeOf(folder: Directory, name: string): Promise<StoredPlace | null> {
    const blob = await folder.blob(name + INDEX);
    if (blob === null) return null;
    const head = readIndexHead(new Uint8Array(await blob.slice(0, INDEX_HEAD_BYTES).arrayBuffer()));
    return head && this.#circles.readHead(head.content, name);
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
