/**
 * The index beside a file's bytes: what the file is, which pieces are written, and the seals. Records are appended, each
 * with a checksum, and nothing is ever changed in place: a write that a crash tore costs what it would have recorded, and
 * a damaged record costs itself. What it answers is on the disk for good.
 */
import { clearBit, emptyBitmap, hasBit, setBit } from '../bitmap.ts';
import type { SyncFile } from './directory.ts';
import {
  addChecksum,
  CELL_BYTES,
  CHECKSUM_BYTES,
  type IndexedSeal,
  type IndexRecord,
  isWhole,
  readRecord,
  viewOf,
  writeRecord,
} from './index-record.ts';

/** Written twice, in different blocks of the disk, when the file is made. */
const HEADERS_AT = [0, 4_096] as const;
const HEADER_BYTES = 1_024;
const RECORDS_AT = 8_192;
/** Of all headers, read without the records. */
export const INDEX_HEAD_BYTES = RECORDS_AT;
const MAGIC = new TextEncoder().encode('parley 1');
const SALT_BYTES = 16;
const MAX_CONTENT_BYTES = HEADER_BYTES - MAGIC.length - SALT_BYTES - 2 - CHECKSUM_BYTES;

export interface IndexHead {
  readonly salt: Uint8Array;
  /** What the file is, as whoever made it wrote it. */
  readonly content: Uint8Array;
}

/** Null where neither header is whole. `bytes` begin with the index. */
export function readIndexHead(bytes: Uint8Array): IndexHead | null {
  for (const at of HEADERS_AT) {
    const block = bytes.subarray(at, at + HEADER_BYTES);
    if (block.length < HEADER_BYTES || MAGIC.some((byte, n) => block[n] !== byte)) continue;
    const salt = block.slice(MAGIC.length, MAGIC.length + SALT_BYTES);
    const contentAt = MAGIC.length + SALT_BYTES + 2;
    const length = viewOf(block).getUint16(contentAt - 2);
    if (length > MAX_CONTENT_BYTES || !isWhole(block, salt, 0)) continue;
    return { salt, content: block.slice(contentAt, contentAt + length) };
  }
  return null;
}

export class PieceIndex {
  readonly content: Uint8Array;
  readonly have: Uint8Array;
  readonly seals = new Map<number, IndexedSeal>();
  readonly #file: SyncFile;
  readonly #salt: Uint8Array;
  readonly #pieces: number;
  #end = RECORDS_AT;
  /** What is behind the end is not known any more. */
  #isBroken = false;

  private constructor(file: SyncFile, { salt, content }: IndexHead, pieces: number) {
    this.#file = file;
    this.#salt = salt;
    this.content = content;
    this.#pieces = pieces;
    this.have = emptyBitmap(pieces);
  }

  /** Makes an empty one in place of whatever is there. */
  static create(file: SyncFile, head: IndexHead, pieces: number): PieceIndex {
    if (head.content.length > MAX_CONTENT_BYTES) throw new Error('too long');
    file.truncate(0);
    const block = new Uint8Array(HEADER_BYTES);
    block.set(MAGIC);
    block.set(head.salt, MAGIC.length);
    viewOf(block).setUint16(MAGIC.length + SALT_BYTES, head.content.length);
    block.set(head.content, MAGIC.length + SALT_BYTES + 2);
    addChecksum(block, head.salt, 0);
    for (const at of HEADERS_AT) writeAll(file, block, at);
    file.flush();
    return new PieceIndex(file, head, pieces);
  }

  /** `piecesOf` reads off the content how many pieces the file has; null: the index is of something else. */
  static async open(
    file: SyncFile,
    piecesOf: (content: Uint8Array) => Promise<number | null>,
  ): Promise<PieceIndex | null> {
    const bytes = new Uint8Array(file.size());
    file.read(bytes, 0);
    const head = readIndexHead(bytes);
    const pieces = head && (await piecesOf(head.content));
    if (head === null || pieces === null) return null;
    const index = new PieceIndex(file, head, pieces);
    index.#replay(bytes);
    return index;
  }

  /** Throws when nothing more may be written: a piece would perhaps be recorded before it is whole. */
  assertSound(): void {
    if (this.#isBroken) throw new Error('the index is broken');
  }

  has(piece: number): boolean {
    return hasBit(this.have, piece);
  }

  addPieces(pieces: readonly number[]): void {
    this.#append(pieces.map((piece) => ({ kind: 'piece', piece })));
  }

  dropPieces(pieces: readonly number[]): void {
    this.#append(pieces.map((piece) => ({ kind: 'drop', piece })));
  }

  addSeals(seals: readonly IndexedSeal[]): void {
    this.#append(seals.map((seal) => ({ kind: 'seal', seal })));
  }

  #append(records: readonly IndexRecord[]): void {
    const written: Uint8Array[] = [];
    let length = 0;
    for (const record of records) {
      const bytes = writeRecord(record, this.#salt, this.#end + length);
      written.push(bytes);
      length += bytes.length;
    }
    const bytes = joined(written, length);
    this.assertSound();
    try {
      writeAll(this.#file, bytes, this.#end);
      this.#file.flush();
    } catch (error) {
      this.#takeBack();
      throw error;
    }
    this.#end += length;
    for (const record of records) this.#apply(record);
  }

  /** A record that is perhaps there and was not answered for must not count after the piece is written anew. */
  #takeBack(): void {
    this.#isBroken = true;
    this.#file.truncate(this.#end);
    this.#file.flush();
    this.#isBroken = false;
  }

  #replay(bytes: Uint8Array): void {
    for (let at = RECORDS_AT; at + CELL_BYTES <= bytes.length; ) {
      const found = readRecord(bytes, this.#salt, at);
      at += found?.length ?? CELL_BYTES;
      if (found === null) continue;
      this.#apply(found.record);
      this.#end = at;
    }
  }

  #apply(record: IndexRecord): void {
    if (record.kind === 'seal') this.seals.set(record.seal.from, record.seal);
    else if (record.piece < this.#pieces) {
      if (record.kind === 'piece') setBit(this.have, record.piece);
      else clearBit(this.have, record.piece);
    }
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A disk that takes only a part of it is full. */
export function writeAll(file: SyncFile, bytes: Uint8Array, at: number): void {
  if (file.write(bytes, at) < bytes.length) throw new DOMException('no space', 'QuotaExceededError');
}
