/**
 * Where the pieces of files are on this device: on disk where the browser has one for pages, else in memory. The seam
 * between the exchange of pieces, which runs anywhere, and the worker that does the writing.
 */
import type { FileId } from './shared-file.ts';

/** `full`: no space. `lost`: what was there is gone, or cannot be opened. `too-large`: more than fits in memory. */
export type StoreProblem = 'full' | 'lost' | 'too-large';

/** Why something could not be stored, and nothing else broke. */
export const isStoreProblem = (value: unknown): value is StoreProblem =>
  value === 'full' || value === 'lost' || value === 'too-large';

export interface StoredPlace {
  readonly id: FileId;
  readonly bytes: number;
  /** Of a private conversation: on disk it is encrypted under the member's own key, also in an open room. */
  readonly isPrivate: boolean;
}

/** The signed hashes of a run of pieces, as frames carry them; written as one text. */
export interface StoredSeal {
  /** The first piece that it covers. */
  readonly from: number;
  readonly text: string;
}

/** One file on this device, whole or in part. */
export interface PieceFile {
  /** The pieces that are written for good, one bit for each, the first in the lowest bit of the first byte. Changes in place. */
  readonly have: Uint8Array;
  /** What was stored before, in the order of pieces. */
  readonly seals: readonly StoredSeal[];
  /**
   * Done when it is on the disk and in `have`: what is told to others must survive a crash. A piece that is there already
   * stays as it is. Writes that are under way together share their flush, so there should be some. The bytes are the
   * store's from then on: they may be emptied (`free`).
   */
  write(piece: number, bytes: Uint8Array): Promise<StoreProblem | null>;
  /** Null when it is not there, or no longer: then it is out of `have`. Encrypted files notice damage, others do not. */
  read(piece: number): Promise<Uint8Array | null>;
  /** The piece turned out damaged. */
  drop(piece: number): Promise<void>;
  saveSeal(seal: StoredSeal): Promise<StoreProblem | null>;
  /** All of it, to show or to save, without holding it in memory where there is a disk. Null unless all is there. */
  blob(type: string): Promise<Blob | null>;
  /**
   * Writes all of it, piece by piece, and closes the sink. The sink must be done with the bytes
   * when its write is: they are emptied then (`free`). False when that failed, and the sink is aborted.
   */
  writeTo(sink: WritableStream<Uint8Array>): Promise<boolean>;
  /** Of this page; the file stays. Idempotent. */
  close(): void;
}

export interface PieceStore {
  /** `disk` outlives the page; `memory` does not. */
  readonly kind: 'disk' | 'memory';
  /** Most bytes of one file that fit now, as far as the browser tells; null: it does not tell. */
  space(): Promise<number | null>;
  /** Opens what is there of the file, or makes a place for it. */
  open(place: StoredPlace): Promise<PieceFile | StoreProblem>;
  /** What is on this device of the room's files, private ones included. */
  list(): Promise<readonly StoredPlace[]>;
  remove(id: FileId): Promise<void>;
  /** SHA-256 (FIPS 180-4). */
  hash(bytes: Uint8Array): Promise<Uint8Array>;
  /** Idempotent. */
  close(): void;
}
