/** Sets of pieces, one bit for each, the first in the lowest bit of the first byte. Pure. */
import { fromBase64Url, toBase64Url } from '../../net/crypto/base64url.ts';

export const emptyBitmap = (count: number): Uint8Array => new Uint8Array(Math.ceil(count / 8));

export function fullBitmap(count: number): Uint8Array {
  const bits = emptyBitmap(count).fill(0xff);
  if (count % 8 > 0) bits[bits.length - 1] = (1 << (count % 8)) - 1;
  return bits;
}

export const hasBit = (bits: Uint8Array, piece: number): boolean =>
  (((bits[piece >> 3] ?? 0) >> (piece & 7)) & 1) === 1;

export function setBit(bits: Uint8Array, piece: number): void {
  bits[piece >> 3] = (bits[piece >> 3] ?? 0) | (1 << (piece & 7));
}

export function clearBit(bits: Uint8Array, piece: number): void {
  bits[piece >> 3] = (bits[piece >> 3] ?? 0) & ~(1 << (piece & 7));
}

export function countBits(bits: Uint8Array): number {
  let count = 0;
  for (const byte of bits) for (let rest = byte; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

export const writeBitmap = toBase64Url;

/** Null unless it is a set of some of so many pieces. */
export function readBitmap(text: string, count: number): Uint8Array | null {
  const bits = fromBase64Url(text);
  if (bits === null || bits.length !== Math.ceil(count / 8)) return null;
  const unused = count % 8 === 0 ? 0 : 0xff & ~((1 << (count % 8)) - 1);
  return ((bits.at(-1) ?? 0) & unused) === 0 ? bits : null;
}
