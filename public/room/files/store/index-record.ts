/**
 * The records of an index as bytes, each with a checksum over what it says, where it stands and in which index: neither a
 * record of an older index nor one that was written over counts.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { StoredSeal } from '../piece-store.ts';

/** Records begin at multiples of this, so that one is found behind a damaged one. */
export const CELL_BYTES = 16;
/** In three bytes before each record, behind its kind. */
const MARK = 0x70_6c_79;
const KINDS = { piece: 1, drop: 2, seal: 3 } as const;
/** Kind and mark, the length of what follows or the piece. */
const RECORD_HEAD_BYTES = 8;
const FROM_BYTES = 4;
export const CHECKSUM_BYTES = 8;

/** A seal as it stands in the index: perhaps encrypted. */
export interface IndexedSeal extends Pick<StoredSeal, 'from'> {
  readonly content: Uint8Array;
}

export type IndexRecord =
  /** The piece is written. */
  | { readonly kind: 'piece'; readonly piece: number }
  /** It is there no more. */
  | { readonly kind: 'drop'; readonly piece: number }
  | { readonly kind: 'seal'; readonly seal: IndexedSeal };

/** As it stands at that place. */
export function writeRecord(record: IndexRecord, salt: Uint8Array, at: number): Uint8Array {
  const bytes = record.kind === 'seal' ? sealRecord(record.seal) : pieceRecord(record.kind, record.piece);
  addChecksum(bytes, salt, at);
  return bytes;
}

/** The record that begins there, and how long it is; null where none does, or it is damaged. */
export function readRecord(
  bytes: Uint8Array,
  salt: Uint8Array,
  at: number,
): { readonly record: IndexRecord; readonly length: number } | null {
  const length = recordLength(bytes, at);
  const found = bytes.subarray(at, at + length);
  if (length === 0 || found.length !== length || !isWhole(found, salt, at)) return null;
  const view = viewOf(found);
  const kind = view.getUint8(0);
  const number = view.getUint32(4);
  if (kind !== KINDS.seal)
    return { record: { kind: kind === KINDS.piece ? 'piece' : 'drop', piece: number }, length };
  const from = view.getUint32(RECORD_HEAD_BYTES);
  const contentAt = RECORD_HEAD_BYTES + FROM_BYTES;
  return {
    record: { kind: 'seal', seal: { from, content: found.slice(contentAt, contentAt + number) } },
    length,
  };
}

/** In its last bytes. */
export const addChecksum = (bytes: Uint8Array, salt: Uint8Array, at: number): void =>
  bytes.set(checksum(bytes, salt, at), bytes.length - CHECKSUM_BYTES);

/** Whether all of it is as it was written. */
export function isWhole(bytes: Uint8Array, salt: Uint8Array, at: number): boolean {
  const expected = checksum(bytes, salt, at);
  return bytes.subarray(-CHECKSUM_BYTES).every((byte, n) => byte === expected[n]);
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function startRecord(kind: number, number: number, length: number): Uint8Array {
  const record = new Uint8Array(length);
  viewOf(record).setUint32(0, kind * 0x1_00_00_00 + MARK);
  viewOf(record).setUint32(4, number);
  return record;
}

const pieceRecord = (kind: 'piece' | 'drop', piece: number): Uint8Array =>
  startRecord(KINDS[kind], piece, CELL_BYTES);

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

function checksum(bytes: Uint8Array, salt: Uint8Array, at: number): Uint8Array {
  const place = new Uint8Array(8);
  new DataView(place.buffer).setBigUint64(0, BigInt(at));
  const hash = sha256.create().update(salt).update(place);
  return hash.update(bytes.subarray(0, -CHECKSUM_BYTES)).digest().subarray(0, CHECKSUM_BYTES);
}
