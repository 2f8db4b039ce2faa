/** Many kept rooms in one process: opens them, bounds them together, and tells how they are. */
import { type Cancel, systemClock as clock } from '../../public/net/clock.ts';
import type { RtcLinks } from '../../public/net/link/rtc-link.ts';
import type { DataFolder, RoomFolder } from '../headless/store/data-folder.ts';
import type { KeepBounds, KeepOutput } from '../keeping.ts';
import { dueLogs } from './bounds.ts';
import { FileBound } from './file-bound.ts';
import { KeptRoom } from './kept-room.ts';
import { heldWords, stateWords, WORDS } from './words.ts';

export interface KeeperOptions {
  readonly folder: DataFolder;
  readonly name: string;
  readonly links: RtcLinks;
  readonly bounds: KeepBounds;
  readonly output: KeepOutput;
}

const LOOK_MS = 60_000;
/** Of lookings: how often it tells what it holds, if that changed. */
const TELL_EVERY = 60;

export class Keeper {
  readonly #options: KeeperOptions;
  readonly #rooms = new Set<KeptRoom>();
  readonly #fileBound: FileBound;
  /** What was told last of what a room holds. */
  readonly #told = new Map<KeptRoom, string>();
  #cancelLook: Cancel = () => undefined;
  #looks = 0;
  #isClosed = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#fileBound = new FileBound(options.bounds.fileBytes);
  }

  async open(folders: readonly RoomFolder[]): Promise<void> {
    const rooms = folders.map((folder) => this.#roomIn(folder));
    this.#lookLater();
    // One after the other: each makes keys and reads a file.
    for (const room of rooms) await room.open();
  }

  /** All that is kept of the room goes. False where it is not kept. */
  async forget(link: string): Promise<boolean> {
    const found = [...this.#rooms].filter(({ folder }) => isLinkOf(folder, link));
    for (const room of found) {
      this.#rooms.delete(room);
      await room.close();
      await this.#options.folder.forget(room.folder);
      this.#say(room, WORDS.forgot);
    }
    return found.length > 0;
  }

  /** Says goodbye in all rooms. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelLook();
    await Promise.all([...this.#rooms].map((room) => room.close()));
  }

  #roomIn(folder: RoomFolder): KeptRoom {
    const { name, links, bounds } = this.#options;
    const room = new KeptRoom({
      folder,
      name,
      links,
      bounds,
      fileBound: this.#fileBound,
      changed: (changed, state) => this.#say(changed, stateWords(state)),
      filesFull: (full) => this.#say(full, WORDS.filesFull),
    });
    this.#rooms.add(room);
    return room;
  }

  #lookLater(): void {
    this.#cancelLook = clock.after(LOOK_MS, () => {
      void this.#look().then(() => {
        if (!this.#isClosed) this.#lookLater();
      });
    });
  }

  async #look(): Promise<void> {
    for (const room of this.#rooms) room.look();
    for (const [room, logs] of dueLogs([...this.#rooms], this.#options.bounds)) {
      this.#say(room, WORDS.forgetting(logs.size));
      await room.forget(logs);
    }
    if (this.#looks % TELL_EVERY === 0) for (const room of this.#rooms) this.#tell(room);
    this.#looks += 1;
  }

  #tell(room: KeptRoom): void {
    const words = heldWords(room.entries, room.bytes, room.files);
    if (this.#told.get(room) === words) return;
    this.#told.set(room, words);
    this.#say(room, words);
  }

  #say({ folder }: KeptRoom, words: string): void {
    this.#options.output.print(`${folder.label}  ${words}`);
  }
}

/** With its key or without: of a sealed room the folder alone has it for sure. */
export const isLinkOf = (folder: RoomFolder, link: string): boolean =>
  folder.link === link || withoutKey(folder.link) === link;

const withoutKey = (link: string): string => link.split('#', 1)[0] ?? '';
