/**
 * A disk in memory, as unkind as disks may be: what was not flushed is there after a crash, or not, or in part, in any
 * order. It may be full, fail once, and stop the page before any of its operations.
 */
import type { Directory, StoredBlob, SyncFile } from '../room/files/store/directory.ts';
import type { Random } from './random.ts';

/** Thrown at the page when it is stopped: nothing of it goes on. */
class Stopped extends Error {}

interface Change {
  readonly at: number;
  /** Null: it is cut off there. */
  readonly bytes: Uint8Array | null;
}

interface Content {
  durable: Uint8Array;
  now: Uint8Array;
  /** What is not flushed yet, in order. */
  changes: Change[];
  isOpen: boolean;
  changedAt: number;
}

const contentOf = (): Content => ({
  durable: new Uint8Array(),
  now: new Uint8Array(),
  changes: [],
  isOpen: false,
  changedAt: 0,
});

function changed(bytes: Uint8Array, { at, bytes: written }: Change): Uint8Array {
  if (written === null) return bytes.slice(0, at);
  const result = new Uint8Array(Math.max(bytes.length, at + written.length));
  result.set(bytes);
  result.set(written, at);
  return result;
}

/** What a crash may leave of a change: some of its blocks, and of one of them a part. */
function torn(bytes: Uint8Array, { at, bytes: written }: Change, random: Random): Uint8Array {
  if (written === null) return random.chance(0.5) ? bytes.slice(0, at) : bytes;
  let result = bytes;
  for (let from = 0; from < written.length; from += BLOCK_BYTES) {
    const block = written.slice(from, from + BLOCK_BYTES);
    if (random.chance(0.5)) continue;
    if (random.chance(0.2)) block.fill(0, random.between(0, block.length));
    if (result.length < at + from + block.length)
      result = changed(result, { at: at + written.length, bytes: new Uint8Array() });
    else if (result === bytes) result = bytes.slice();
    result.set(block, at + from);
  }
  return result;
}

const BLOCK_BYTES = 512;

export class SimFileDisk {
  /** Bytes that all files may have together. */
  capacity = Number.POSITIVE_INFINITY;
  /** How many operations there have been. */
  operations = 0;
  /** The page is stopped instead of the operation of this number. */
  stopAt = Number.POSITIVE_INFINITY;
  /** The numbers of operations that throw. */
  failures: ReadonlySet<number> = new Set();
  /** By the device's clock. */
  time = 0;
  #root = new SimDirectory(this);

  get root(): SimDirectory {
    return this.#root;
  }

  /** What it answers afterwards nobody hears. */
  get isStopped(): boolean {
    return this.operations >= this.stopAt;
  }

  operate(): void {
    this.operations += 1;
    if (this.operations >= this.stopAt) throw new Stopped();
    if (this.failures.has(this.operations)) throw new Error('the disk failed');
  }

  /** The page is gone, and the machine with it: of what was not flushed, only what chance wants is there. */
  crash(random: Random): void {
    for (const content of this.#root.contents()) {
      content.isOpen = false;
      let bytes = content.durable;
      for (const change of content.changes) bytes = torn(bytes, change, random);
      Object.assign(content, { durable: bytes, now: bytes, changes: [] });
    }
    this.stopAt = Number.POSITIVE_INFINITY;
  }

  /** The page alone is gone. */
  leave(): void {
    for (const content of this.#root.contents()) content.isOpen = false;
    this.stopAt = Number.POSITIVE_INFINITY;
  }

  get used(): number {
    return this.#root.contents().reduce((sum, { now }) => sum + now.length, 0);
  }
}

export class SimDirectory implements Directory {
  readonly #disk: SimFileDisk;
  readonly #files = new Map<string, Content>();
  readonly #folders = new Map<string, SimDirectory>();

  constructor(disk: SimFileDisk) {
    this.#disk = disk;
  }

  async names(): Promise<readonly string[]> {
    this.#disk.operate();
    return [...this.#files.keys(), ...this.#folders.keys()];
  }

  async folder(name: string, create: boolean): Promise<SimDirectory | null> {
    this.#disk.operate();
    const folder = this.#folders.get(name) ?? (create ? new SimDirectory(this.#disk) : null);
    if (folder !== null) this.#folders.set(name, folder);
    return folder;
  }

  async blob(name: string): Promise<StoredBlob | null> {
    this.#disk.operate();
    const content = this.#files.get(name);
    if (content === undefined) return null;
    const blob = new Blob([content.now as Uint8Array<ArrayBuffer>]);
    return Object.assign(blob, { lastModified: content.changedAt });
  }

  async open(name: string): Promise<SyncFile> {
    this.#disk.operate();
    const content = this.#files.get(name) ?? contentOf();
    if (content.isOpen) throw new DOMException('open elsewhere', 'NoModificationAllowedError');
    this.#files.set(name, content);
    content.isOpen = true;
    return openFile(this.#disk, content);
  }

  async remove(name: string): Promise<void> {
    this.#disk.operate();
    const contents = this.#folders.get(name)?.contents() ?? [this.#files.get(name)];
    if (contents.some((content) => content?.isOpen))
      throw new DOMException('open', 'NoModificationAllowedError');
    this.#files.delete(name);
    this.#folders.delete(name);
  }

  /** Of all files below it. */
  contents(): readonly Content[] {
    return [...this.#files.values(), ...[...this.#folders.values()].flatMap((each) => each.contents())];
  }

  /** For tests that look at a file, or damage it. */
  bytes(name: string): Uint8Array | undefined {
    return this.#files.get(name)?.now;
  }

  damage(name: string, at: number, bytes: Uint8Array): void {
    const content = this.#files.get(name);
    if (content === undefined) throw new Error(`there is no ${name}`);
    content.now = content.durable = changed(content.now, { at, bytes });
  }
}

function openFile(disk: SimFileDisk, content: Content): SyncFile {
  const operate = () => {
    if (!content.isOpen) throw new DOMException('closed', 'InvalidStateError');
    disk.operate();
  };
  const change = (next: Change) => {
    content.now = changed(content.now, next);
    content.changes.push(next);
    content.changedAt = disk.time;
  };
  return {
    size() {
      operate();
      return content.now.length;
    },
    read(into, at) {
      operate();
      const found = content.now.subarray(at, at + into.length);
      into.set(found);
      return found.length;
    },
    write(bytes, at) {
      operate();
      const more = Math.max(0, at + bytes.length - content.now.length);
      const space = disk.capacity - disk.used;
      // Some disks take a part of it, others nothing.
      if (more > space && space % 2 === 0) throw new DOMException('full', 'QuotaExceededError');
      const taken = bytes.slice(0, bytes.length - Math.max(0, more - Math.max(0, space)));
      change({ at, bytes: taken });
      return taken.length;
    },
    truncate(size) {
      operate();
      const now = content.now.length;
      if (size > now) change({ at: now, bytes: new Uint8Array(size - now) });
      else change({ at: size, bytes: null });
    },
    flush() {
      operate();
      content.durable = content.now;
      content.changes = [];
    },
    close() {
      content.isOpen = false;
    },
  };
}
