/** A disk in memory that loses what was not synced, tears what was being written, runs full, and fails. */
import type { Random } from '../../../../public/testing/random.ts';
import type { FileSystem, OpenFile } from '../file-system.ts';

interface Content {
  durable: Uint8Array;
  now: Uint8Array;
}

const failure = (code: string): Error => Object.assign(new Error(code), { code });

export class SimFileSystem implements FileSystem {
  /** Bytes that all files may have together. */
  capacity = Number.POSITIVE_INFINITY;
  operations = 0;
  /** From this operation on nothing is done, nor answered: the process was killed. */
  stopAt = Number.POSITIVE_INFINITY;
  /** The number of the operation that fails. */
  failAt = 0;
  #names = new Map<string, Content>();
  /** What a power cut leaves of them. */
  #durableNames = new Map<string, Content>();

  /** The machine is gone: names and bytes that were not synced may be there, in whole or in part, or not. */
  crash(random: Random): void {
    const names = random.chance(0.5) ? this.#names : this.#durableNames;
    this.#names = new Map(names);
    this.#durableNames = new Map(names);
    for (const content of names.values()) {
      const kept = content.durable.length;
      const written = content.now.length - kept;
      const rest = written > 0 ? random.between(0, written) : 0;
      // What follows may be on the disk where what is before it is not.
      const bytes = content.now.slice(0, kept + rest);
      if (rest > 2 && random.chance(0.3)) bytes.fill(0, kept, kept + random.between(0, rest - 1));
      Object.assign(content, { durable: bytes, now: bytes });
    }
    this.mend();
  }

  /** The process alone is gone: what it wrote is there. */
  mend(): void {
    this.stopAt = Number.POSITIVE_INFINITY;
    this.capacity = Number.POSITIVE_INFINITY;
    this.failAt = 0;
  }

  get used(): number {
    return [...this.#names.values()].reduce((sum, { now }) => sum + now.length, 0);
  }

  bytes(path: string): Uint8Array {
    return this.#names.get(path)?.now ?? new Uint8Array();
  }

  put(path: string, bytes: Uint8Array): void {
    this.#names.set(path, { durable: bytes, now: bytes });
  }

  async open(path: string): Promise<OpenFile> {
    await this.#operate();
    const content = this.#names.get(path) ?? { durable: new Uint8Array(), now: new Uint8Array() };
    this.#names.set(path, content);
    return {
      append: async (text) => {
        const bytes = new TextEncoder().encode(text);
        const space = Math.max(0, this.capacity - this.used);
        const isStopped = this.operations + 1 >= this.stopAt;
        if (isStopped || bytes.length > space)
          content.now = joined(content.now, bytes.slice(0, Math.min(space, bytes.length >> 1)));
        await this.#operate();
        if (bytes.length > space) throw failure('ENOSPC');
        content.now = joined(content.now, bytes);
      },
      sync: async () => {
        await this.#operate();
        content.durable = content.now;
      },
      truncate: async (size) => {
        await this.#operate();
        content.now = content.now.slice(0, size);
      },
      read: async () => {
        await this.#operate();
        return content.now;
      },
      close: async () => undefined,
    };
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#operate();
    const content = this.#names.get(from);
    if (content === undefined) throw failure('ENOENT');
    this.#names.delete(from);
    this.#names.set(to, content);
  }

  async remove(path: string): Promise<void> {
    await this.#operate();
    this.#names.delete(path);
  }

  async syncFolder(): Promise<void> {
    await this.#operate();
    this.#durableNames = new Map(this.#names);
  }

  async #operate(): Promise<void> {
    this.operations += 1;
    if (this.operations >= this.stopAt) await new Promise(() => undefined);
    if (this.operations === this.failAt) throw failure('EIO');
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}
