/**
 * The index beside a file's bytes: what the file is, which pieces are written, and the seals. Records are appended, each
 * with a checksum, and nothing is ever changed in place: a write that a crash tore costs what it would have recorded, and
 * a damaged record costs itself. What it answers is on the disk for good.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { StoredSeal } from '../piece-store.ts';
import type { SyncFile } from './directory.ts';

/** Written twice, in different blocks of the disk, when the file is made. */
const HEADERS_AT = [0, 4_096] as const;
const HEADER_BYTES = 1_024;
const RECORDS_AT = 8_192;
/** Of all headers, read without the records. */
export const INDEX_HEAD_BYTES = RECORDS_AT;
const MAGIC = new TextEncoder().encode('parley 1');
const SALT_BYTES = 16;
const CHECKSUM_BYTES = 8;
const MAX_CONTENT_BYTES = HEADER_BYTES - MAGIC.length - SALT_BYTES - 2 - CHECKSUM_BYTES;

/** Records begin at multiples of this, so that one is found behind a damaged one. */
const CELL_BYTES = 16;
/** In three bytes before each record, behind its kind. */
const MARK = 0x70_6c_79;
const KINDS = { piece: 1, drop: 2, seal: 3 } as const;
/** Kind and mark, the length of what follows or the piece. */
const RECORD_HEAD_BYTES = 8;
const FROM_BYTES = 4;

/** A seal as it stands in the index: perhaps encrypted. */
export interface IndexedSeal extends Pick<StoredSeal, 'from'> {
  readonly content: Uint8Array;
}

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
    this.have = new Uint8Array(Math.ceil(pieces / 8));
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
    finish(block, head.salt, 0);
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
    return ((this.have[piece >> 3] ?? 0) & (1 << (piece & 7))) !== 0;
  }

  addPieces(pieces: readonly number[]): void {
    this.#append(pieces.map((piece) => pieceRecord(KINDS.piece, piece)));
  }

  dropPieces(pieces: readonly number[]): void {
    this.#append(pieces.map((piece) => pieceRecord(KINDS.drop, piece)));
  }

  addSeals(seals: readonly IndexedSeal[]): void {
    this.#append(seals.map(sealRecord));
  }

  #append(records: readonly Uint8Array[]): void {
    const bytes = new Uint8Array(records.reduce((sum, { length }) => sum + length, 0));
    let length = 0;
    for (const record of records) {
      finish(record, this.#salt, this.#end + length);
      bytes.set(record, length);
      length += record.length;
    }
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
      const length = recordLength(bytes, at);
      const record = bytes.subarray(at, at + length);
      if (length > 0 && record.length === length && isWhole(record, this.#salt, at)) {
        this.#apply(record);
        at += length;
        this.#end = at;
      } else at += CELL_BYTES;
    }
  }

  #apply(record: Uint8Array): void {
    const view = viewOf(record);
    const kind = view.getUint8(0);
    const number = view.getUint32(4);
    if (kind === KINDS.seal) {
      const from = view.getUint32(RECORD_HEAD_BYTES);
      const contentAt = RECORD_HEAD_BYTES + FROM_BYTES;
      this.seals.set(from, { from, content: record.slice(contentAt, contentAt + number) });
    } else if (number < this.#pieces) {
      const [at, bit] = [number >> 3, 1 << (number & 7)];
      const before = this.have[at] ?? 0;
      this.have[at] = kind === KINDS.piece ? before | bit : before & ~bit;
    }
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function startRecord(kind: number, number: number, length: number): Uint8Array {
  const record = new Uint8Array(length);
  viewOf(record).setUint32(0, kind * 0x1_00_00_00 + MARK);
  viewOf(record).setUint32(4, number);
  return record;
}

const pieceRecord = (kind: number, piece: number): Uint8Array => startRecord(kind, piece, CELL_BYTES);

const sealLength = (contentBytes: number): number =>
  Math.ceil((RECORD_HEAD_BYTES + FROM_BYTES + contentBytes + CHECKSUM_BYTES) / CELL_BYTES) * CELL_BYTES;

function sealRecord({ from, content }: IndexedSeal): Uint8Array {
  const record = startRecord(KINDS.seal, content.length, sealLength(content.length));
  viewOf(record).setUint32(RECORD_HEAD_BYTES, from);
  record.set(content, RECORD_HEAD_BYTES + FROM_BYTES);
  return record;
}

/** Of the record that seems to begin there; 0: none does. */
function recordLength(bytes: Uint8Array, at: number): number {
  const view = viewOf(bytes);
  const start = view.getUint32(at);
  if ((start & 0xff_ff_ff) !== MARK) return 0;
  const kind = start >>> 24;
  if (kind === KINDS.seal) return sealLength(view.getUint32(at + 4));
  return kind === KINDS.piece || kind === KINDS.drop ? CELL_BYTES : 0;
}

/**
 * Over what was there, where, and in which index: neither a record of an older index nor one that was written over counts.
 */
function checksum(bytes: Uint8Array, salt: Uint8Array, at: number): Uint8Array {
  const place = new Uint8Array(8);
  new DataView(place.buffer).setBigUint64(0, BigInt(at));
  const hash = sha256.create().update(salt).update(place);
  return hash.update(bytes.subarray(0, -CHECKSUM_BYTES)).digest().subarray(0, CHECKSUM_BYTES);
}

const finish = (bytes: Uint8Array, salt: Uint8Array, at: number): void =>
  bytes.set(checksum(bytes, salt, at), bytes.length - CHECKSUM_BYTES);

function isWhole(bytes: Uint8Array, salt: Uint8Array, at: number): boolean {
  const expected = checksum(bytes, salt, at);
  return bytes.subarray(-CHECKSUM_BYTES).every((byte, n) => byte === expected[n]);
}

/** A disk that takes only a part of it is full. */
export function writeAll(file: SyncFile, bytes: Uint8Array, at: number): void {
  if (file.write(bytes, at) < bytes.length) throw new DOMException('no space', 'QuotaExceededError');
}
