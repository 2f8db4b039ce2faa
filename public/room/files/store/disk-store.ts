/**
 * The pieces of a room's files on the browser's own disk, by way of a worker. The worker is started when the first file is
 * opened. Files of a room that the device keeps stay until it is forgotten; others belong to the tab.
 */
import type { Cancel, Clock } from '../../../net/clock.ts';
import { type ReadonlySignal, signal } from '../../reactive.ts';
import type { PieceFile, PieceStore, StoredPlace, StoreProblem } from '../piece-store.ts';
import type { Folder } from './directory.ts';
import { diskFile } from './disk-file.ts';
import { claimFolder, type FolderClaim, type PageChannel } from './folder-claim.ts';
import { fileKeys } from './piece-cipher.ts';
import { sweep } from './tidying.ts';
import type { CallName, FilesPort, FilesWorkerCalls } from './worker-calls.ts';

export interface DiskStoreOptions {
  /** Names the room on the device. */
  readonly room: string;
  /** Derived from the room's secret; null in an open room. */
  readonly keepingKey: Uint8Array | null;
  /** The member's. */
  readonly secretKey: Uint8Array;
  readonly isKept: boolean;
  /** Whether the device could say what it keeps. */
  readonly isSure: boolean;
  /** Names the room's folder, in the room's own store: in the tab, or on the device with the rest. */
  readonly token: { load(): string | null; save(token: string): Promise<void> };
  /** Throws where the browser has no disk for this page. */
  readonly root: () => Promise<Folder>;
  readonly locks: LockManager;
  readonly openChannel: () => PageChannel;
  readonly openWorker: () => FilesPort;
  readonly estimate: () => Promise<StorageEstimate>;
  readonly hash: PieceStore['hash'] | null;
  readonly clock: Clock;
}

export interface DiskStore extends PieceStore {
  readonly kind: 'disk';
  /** What the room's files take, about. */
  readonly bytes: ReadonlySignal<number>;
  /** Whether they outlive the tab. */
  keep(isKept: boolean): Promise<void>;
}

/** Well below the age at which it counts as left. */
const TOUCH_MS = 600_000;

/** Null where there is no such disk, or it does not work: in private windows of some browsers. */
export async function diskStore(o: DiskStoreOptions): Promise<DiskStore | null> {
  try {
    const root = await o.root();
    const store = new RoomDisk(o);
    await store.start();
    const kept = o.isSure || o.isKept ? o.isKept : null;
    void sweep({ root, locks: o.locks }, o.clock.wall(), o.room, kept).catch(() => undefined);
    return store;
  } catch {
    return null;
  }
}

class RoomDisk implements DiskStore {
  readonly kind = 'disk';
  readonly #o: DiskStoreOptions;
  readonly #bytes = signal(0);
  #isKept: boolean;
  #claim: Promise<FolderClaim> | null = null;
  #owned: FolderClaim | null = null;
  #port: FilesPort | null = null;
  #stopTouching: Cancel = () => undefined;
  #isClosed = false;

  constructor(o: DiskStoreOptions) {
    this.#o = o;
    this.#isKept = o.isKept;
  }

  /** Takes what a page before has left, before another page sweeps it. */
  async start(): Promise<void> {
    if (this.#o.token.load() === null) return;
    await this.#claimed();
    await this.#count();
  }

  get bytes(): ReadonlySignal<number> {
    return this.#bytes;
  }

  async space(): Promise<number | null> {
    const { quota, usage } = await this.#o.estimate().catch((): StorageEstimate => ({}));
    return quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
  }

  async open(place: StoredPlace): Promise<PieceFile | StoreProblem> {
    try {
      await this.#claimed();
      const port = await this.#started();
      const opened = await port.call('open', place);
      if (typeof opened === 'string') return opened;
      return diskFile(place, port, opened, (bytes) => {
        this.#bytes.value += bytes;
      });
    } catch {
      return 'lost';
    }
  }

  async list(): Promise<readonly StoredPlace[]> {
    return (await this.#ask('list')) ?? [];
  }

  async remove(id: StoredPlace['id']): Promise<void> {
    await this.#ask('remove', id);
    await this.#count();
  }

  async keep(isKept: boolean): Promise<void> {
    if (this.#isKept === isKept) return;
    this.#isKept = isKept;
    await this.#ask('keep', isKept);
  }

  async hash(bytes: Uint8Array): Promise<Uint8Array> {
    if (this.#o.hash !== null) return this.#o.hash(bytes);
    return (await this.#started()).call('hash', bytes.slice());
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopTouching();
    const port = this.#port;
    this.#owned?.closing();
    const release = async () => (await this.#claim?.catch(() => null))?.release();
    if (port === null) void release();
    else
      void port
        .call('close')
        .catch(() => undefined)
        .then(() => {
          port.end();
          return release();
        });
  }

  /** Without a folder there is nothing to ask for. Null then, and where it failed. */
  async #ask<Name extends CallName>(
    name: Name,
    ...args: Parameters<FilesWorkerCalls[Name]>
  ): Promise<Awaited<ReturnType<FilesWorkerCalls[Name]>> | null> {
    if (this.#claim === null || this.#isClosed) return null;
    try {
      return await (await this.#started()).call(name, ...args);
    } catch {
      return null;
    }
  }

  async #count(): Promise<void> {
    this.#bytes.value = (await this.#ask('bytes')) ?? 0;
  }

  async #claimed(): Promise<FolderClaim> {
    if (this.#isClosed) throw new Error('closed');
    const { token } = this.#o;
    this.#claim ??= claimFolder({
      ...this.#o,
      token: token.load(),
      takes: this.#isKept,
      lost: () => this.close(),
    }).then(async (claim) => {
      this.#owned = claim;
      // What others are told of has to be found again.
      if (claim.token !== token.load()) await token.save(claim.token);
      return claim;
    });
    return this.#claim.catch((error: unknown) => {
      this.#claim = null;
      throw error;
    });
  }

  /** A worker that failed is made anew. */
  async #started(): Promise<FilesPort> {
    const { room, keepingKey, secretKey, openWorker } = this.#o;
    const { name } = await this.#claimed();
    if (this.#isClosed) throw new Error('closed');
    if (this.#port !== null && !this.#port.isEnded) return this.#port;
    const port = openWorker();
    this.#port = port;
    // Answered before whatever is asked next.
    void port
      .call('use', { name, isKept: this.#isKept, keys: fileKeys(room, keepingKey, secretKey) })
      .catch(() => port.end());
    this.#touchLater();
    return port;
  }

  #touchLater(): void {
    this.#stopTouching();
    this.#stopTouching = this.#o.clock.after(TOUCH_MS, () => {
      void this.#ask('touch');
      this.#touchLater();
    });
  }
}
