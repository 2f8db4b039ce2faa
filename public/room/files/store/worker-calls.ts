/** What the page asks of the worker that writes files, and the answers. Both are always of one build. */
import type { StoredPlace, StoredSeal, StoreProblem } from '../piece-store.ts';
import type { FileId } from '../shared-file.ts';
import type { FileKeys } from './piece-cipher.ts';

export interface OpenedFile {
  /** Names it in what follows. */
  readonly file: number;
  readonly have: Uint8Array;
  readonly seals: readonly StoredSeal[];
}

export interface ReadPiece {
  readonly bytes: Uint8Array | null;
  /** Whether it is recorded still: where it is not, it was damaged. */
  readonly isThere: boolean;
}

export interface FolderChoice {
  readonly name: string;
  readonly isKept: boolean;
  readonly keys: FileKeys;
}

/** Each is answered once. `use` comes before all others but `hash`. */
export interface FilesWorkerCalls {
  use(folder: FolderChoice): Promise<null>;
  open(place: StoredPlace): Promise<OpenedFile | StoreProblem>;
  write(file: number, piece: number, bytes: Uint8Array): Promise<StoreProblem | null>;
  read(file: number, piece: number): Promise<ReadPiece>;
  drop(file: number, piece: number): Promise<StoreProblem | null>;
  saveSeal(file: number, seal: StoredSeal): Promise<StoreProblem | null>;
  blob(file: number, type: string): Promise<Blob | null>;
  closeFile(file: number): Promise<null>;
  list(): Promise<readonly StoredPlace[]>;
  remove(id: FileId): Promise<null>;
  keep(isKept: boolean): Promise<null>;
  touch(): Promise<null>;
  bytes(): Promise<number>;
  /** Where the page has no digests of the browser's own. */
  hash(bytes: Uint8Array): Promise<Uint8Array>;
  /** All is written and closed; nothing is answered afterwards. */
  close(): Promise<null>;
}

export type CallName = keyof FilesWorkerCalls;

export interface Asked {
  readonly n: number;
  readonly name: CallName;
  readonly args: readonly unknown[];
}

/** `failed`: the browser threw. */
export type Answered =
  | { readonly n: number; readonly kind: 'done'; readonly result: unknown }
  | { readonly n: number; readonly kind: 'failed' };

/** The worker as the page talks to it. */
export interface FilesPort {
  /** Bytes of more than a kilobyte are given away: they are emptied. Rejects when it failed, or the worker is gone. */
  call<Name extends CallName>(
    name: Name,
    ...args: Parameters<FilesWorkerCalls[Name]>
  ): ReturnType<FilesWorkerCalls[Name]>;
  /** It failed, or was ended: nothing is answered any more. */
  readonly isEnded: boolean;
  /** Ends it, whatever it is doing. Idempotent. */
  end(): void;
}
