/**
 * A disk as files need it: the browser's (OPFS), or a simulated one that may be full and crash between any two
 * operations. All of it may throw; a `QuotaExceededError` says that there is no space.
 */

/** Open for this page alone. Synchronous, as browsers have it in workers. */
export interface SyncFile {
  size(): number;
  /** How many bytes were there. */
  read(into: Uint8Array, at: number): number;
  /** How many bytes were taken. */
  write(bytes: Uint8Array, at: number): number;
  truncate(size: number): void;
  /** All that was written outlives a crash. */
  flush(): void;
  close(): void;
}

/** What pages can do, too. */
export interface Folder {
  names(): Promise<readonly string[]>;
  /** Null where there is none and none is to be made. */
  folder(name: string, create: boolean): Promise<Folder | null>;
  /** As it is now, without its bytes in memory. Null where there is none. */
  blob(name: string): Promise<StoredBlob | null>;
  /** Of a file or a whole folder. Idempotent. Throws while anything of it is open. */
  remove(name: string): Promise<void>;
}

export type StoredBlob = Blob & { readonly lastModified: number };

export interface Directory extends Folder {
  folder(name: string, create: boolean): Promise<Directory | null>;
  /** Makes it where there is none. Throws while it is open elsewhere. */
  open(name: string): Promise<SyncFile>;
}
