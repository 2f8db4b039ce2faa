/** How much the files of all rooms may take together: for a new one the oldest go. */

export interface BoundFile {
  readonly bytes: number;
  /** When the keeper heard of it. */
  readonly since: number;
  /** It has to go. */
  drop(): void;
}

export class FileBound {
  readonly #most: number;
  readonly #files = new Set<BoundFile>();
  #used = 0;

  /** In bytes. */
  constructor(most: number) {
    this.#most = most;
  }

  get used(): number {
    return this.#used;
  }

  get count(): number {
    return this.#files.size;
  }

  /** Whether there is, or could be made, space for it. */
  admit(file: BoundFile): boolean {
    if (file.bytes > this.#most) return false;
    this.#files.add(file);
    this.#used += file.bytes;
    const oldestFirst = [...this.#files].sort((a, b) => a.since - b.since);
    for (const old of oldestFirst) {
      if (this.#used <= this.#most) break;
      this.release(old);
      if (old !== file) old.drop();
    }
    return this.#files.has(file);
  }

  /** It takes no space any more. Idempotent. */
  release(file: BoundFile): void {
    if (this.#files.delete(file)) this.#used -= file.bytes;
  }
}
