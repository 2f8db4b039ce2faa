import { expect, it } from 'vitest';
import type { PieceFile, StoredPlace } from '../piece-store.ts';
import { bytesOfPiece, type FileId, pieceCountOf } from '../shared-file.ts';
import { MEMORY_BYTES, memoryStore } from './memory-store.ts';

const place = (n: number, bytes: number): StoredPlace => ({
  id: `AUTHOR:000abcde:${n}` as FileId,
  bytes,
  isPrivate: false,
});
const store = () => memoryStore(async (bytes) => bytes);
const isFile = (opened: PieceFile | string): PieceFile =>
  typeof opened === 'string' ? expect.fail(opened) : opened;

it('has what was written, for as long as the page lasts', async () => {
  const pieces = store();
  const own = place(1, 300_000);
  const file = isFile(await pieces.open(own));
  const contents = Array.from({ length: pieceCountOf(own.bytes) }, (_, piece) =>
    new Uint8Array(bytesOfPiece(own.bytes, piece)).fill(piece + 1),
  );
  expect(await file.blob('')).toBeNull();
  for (const [piece, bytes] of contents.entries()) await file.write(piece, bytes);
  await file.saveSeal({ from: 0, text: 'a seal' });
  const again = isFile(await pieces.open(own));
  expect([...again.have]).toEqual([3]);
  expect(again.seals).toEqual([{ from: 0, text: 'a seal' }]);
  expect((await again.read(0))?.[5]).toBe(1);
  expect((await again.blob('image/png'))?.size).toBe(own.bytes);
  await again.drop(0);
  expect(await again.read(0)).toBeNull();
  expect([...again.have]).toEqual([2]);
  expect(await pieces.list()).toEqual([own]);
});

it('is bounded, for all files together, and tells how much is left', async () => {
  const pieces = store();
  expect(await pieces.space()).toBe(MEMORY_BYTES);
  expect(await pieces.open(place(1, MEMORY_BYTES + 1))).toBe('too-large');
  isFile(await pieces.open(place(2, MEMORY_BYTES - 10)));
  expect(await pieces.space()).toBe(10);
  expect(await pieces.open(place(3, 11))).toBe('full');
  isFile(await pieces.open(place(4, 10)));
  await pieces.remove(place(2, 0).id);
  expect(await pieces.space()).toBe(MEMORY_BYTES - 10);
});
