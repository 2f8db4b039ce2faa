/** A file that a member offered: what its entry says of it, and how it is cut into pieces. Pure. */
import type { EntryId } from '../log/entry.ts';

export { MAX_FILE_BYTES } from '../log/entry-schema.ts';

/** A file is named by the entry that offers it. */
export type FileId = EntryId;

/** What the entry says. All of it is a claim of the author; only the pieces are proven. */
export interface SharedFile {
  readonly id: FileId;
  /** As it may be shown: without paths, control and direction characters. Saved it is `cleanFileName`. */
  readonly name: string;
  readonly bytes: number;
  /** A media type, in lower case; empty where the browser did not know. Never to be trusted for running anything. */
  readonly type: string;
  /** A tiny picture of it, as the bytes of a JPEG or WebP in base64; null where there is none. */
  readonly preview: string | null;
  /** Of a picture or a video, in CSS pixels; null where there is none. */
  readonly picture: { readonly width: number; readonly height: number } | null;
}

const KIB = 1_024;
const MIB = 1_024 * KIB;
/** Small files have small pieces, so that several holders can serve them. */
const SMALL_FILE_BYTES = 16 * MIB;
/** Each seal is signed over the hashes of so many pieces: few, as the first of them leaves when all of them are hashed. */
export const PIECES_OF_SEAL = 8;
/** Pictures up to this come by themselves. */
export const UNASKED_BYTES = MIB;

export const pieceBytesOf = (fileBytes: number): number => (fileBytes < SMALL_FILE_BYTES ? 256 * KIB : MIB);

export const pieceCountOf = (fileBytes: number): number => Math.ceil(fileBytes / pieceBytesOf(fileBytes));

/** The last piece may be shorter. */
export const bytesOfPiece = (fileBytes: number, piece: number): number =>
  Math.min(pieceBytesOf(fileBytes), fileBytes - piece * pieceBytesOf(fileBytes));
