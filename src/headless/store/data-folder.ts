/**
 * A keeper's folder: a folder for each room, with its link, its log and its files. Only its owner may read it: whoever has
 * it has the keys of the member and of the rooms.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { nodeFileSystem } from './file-system.ts';

const ROOMS = 'rooms';
const ABOUT = 'room.json';
/** Of rooms that are being forgotten. */
const GONE = '.gone-';
const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;
const NAME_BYTES = 9;

const aboutSchema = v.object({
  link: v.string(),
  /** What it is called in the log: nothing that says which room it is. */
  label: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
  /** Unix time in milliseconds. */
  since: v.number(),
});

export interface RoomFolder extends v.InferOutput<typeof aboutSchema> {
  readonly path: string;
}

/** Where the parts of a room's folder are. */
export const logPath = ({ path }: RoomFolder): string => join(path, 'log');
export const filesPath = ({ path }: RoomFolder): string => join(path, 'files');

export class DataFolder {
  readonly path: string;
  readonly #rooms: string;

  constructor(path: string) {
    this.path = path;
    this.#rooms = join(path, ROOMS);
  }

  /** Makes what is not there, and ends what a crash left half done. */
  async prepare(): Promise<void> {
    await mkdir(this.#rooms, { recursive: true, mode: OWNER_ONLY.folder });
    for (const name of await readdir(this.#rooms))
      if (name.startsWith(GONE)) await rm(join(this.#rooms, name), { recursive: true, force: true });
  }

  /** Rooms that are kept, the oldest first. A folder without a whole note is passed over. */
  async rooms(): Promise<readonly RoomFolder[]> {
    const found: RoomFolder[] = [];
    const names = await readdir(this.#rooms).catch(() => []);
    for (const name of names.filter((each) => !each.startsWith('.'))) {
      const path = join(this.#rooms, name);
      const about = await readAbout(join(path, ABOUT));
      if (about !== null) found.push({ ...about, path });
    }
    return found.sort((a, b) => a.since - b.since);
  }

  /** From now on it is kept, also by the next process. `link` is as the page makes it. */
  async remember(link: string, since: number): Promise<RoomFolder> {
    const known = (await this.rooms()).find((room) => room.link === link);
    if (known) return known;
    const name = randomBytes(NAME_BYTES).toString('hex');
    const path = join(this.#rooms, name);
    await mkdir(path, { mode: OWNER_ONLY.folder });
    const about = { link, label: name.slice(0, 6), since };
    await writeWhole(join(path, ABOUT), `${JSON.stringify(about)}\n`);
    await nodeFileSystem.syncFolder(path);
    await nodeFileSystem.syncFolder(this.#rooms);
    return { ...about, path };
  }

  /** All that is here of it goes. Nothing of it may be open. Idempotent. */
  async forget({ path }: RoomFolder): Promise<void> {
    const gone = join(this.#rooms, `${GONE}${randomBytes(NAME_BYTES).toString('hex')}`);
    try {
      await rename(path, gone);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    await nodeFileSystem.syncFolder(this.#rooms);
    await rm(gone, { recursive: true, force: true });
  }
}

async function readAbout(path: string): Promise<v.InferOutput<typeof aboutSchema> | null> {
  try {
    const read = v.safeParse(aboutSchema, JSON.parse(await readFile(path, 'utf8')));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** There as a whole, or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', OWNER_ONLY.file);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
