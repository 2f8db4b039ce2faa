/** How pieces travel: sets of them, messages, parts that become whole, seals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../net/crypto/base64url.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import type { MemberId } from '../people/member.ts';
import {
  clearBit,
  countBits,
  emptyBitmap,
  fullBitmap,
  hasBit,
  readBitmap,
  setBit,
  writeBitmap,
} from './bitmap.ts';
import { Assembly } from './fetching/assembly.ts';
import { Streams } from './fetching/streams.ts';
import { readPieceMessage, writePieceMessage } from './piece-message.ts';
import { compareSeals, isSealGenuine, readSeal, type SealedOffer, signSeal, writeSeal } from './seal.ts';
import { Seals } from './seals.ts';
import {
  bytesOfPiece,
  type FileId,
  MAX_FILE_BYTES,
  PIECES_OF_SEAL,
  pieceBytesOf,
  pieceCountOf,
} from './shared-file.ts';

describe('a file', () => {
  it('is the sum of its pieces, of which only the last may be shorter', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: 2 ** 26 }), fc.integer({ min: 1, max: MAX_FILE_BYTES })),
        (bytes) => {
          const count = pieceCountOf(bytes);
          expect((count - 1) * pieceBytesOf(bytes) + bytesOfPiece(bytes, count - 1)).toBe(bytes);
          expect(bytesOfPiece(bytes, count - 1)).toBeGreaterThan(0);
        },
      ),
    );
    expect(writeBitmap(fullBitmap(pieceCountOf(MAX_FILE_BYTES))).length).toBeLessThan(60_000);
  });
});

describe('a set of pieces', () => {
  it('is the same after it was told, and no other set is taken for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.array(fc.nat(299)), (count, pieces) => {
        const inside = new Set(pieces.filter((piece) => piece < count));
        const bits = emptyBitmap(count);
        for (const piece of inside) setBit(bits, piece);
        expect(countBits(bits)).toBe(inside.size);
        const read = readBitmap(writeBitmap(bits), count);
        expect(read).toEqual(bits);
        for (const piece of inside) clearBit(bits, piece);
        expect(countBits(bits)).toBe(0);
        expect(countBits(fullBitmap(count))).toBe(count);
        expect(hasBit(fullBitmap(count), count)).toBe(false);
        expect(readBitmap(writeBitmap(new Uint8Array(Math.ceil(count / 8) + 1)), count)).toBeNull();
        if (count % 8 > 0)
          expect(readBitmap(writeBitmap(new Uint8Array(Math.ceil(count / 8)).fill(255)), count)).toBeNull();
      }),
    );
  });
});

describe('a message of bytes', () => {
  const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  it('says the same after it was sent', () => {
    fc.assert(
      fc.property(
        u32,
        u32,
        u32,
        fc.uint8Array({ minLength: 1, maxLength: 50 }),
        (stream, piece, offset, payload) => {
          const message = { stream, piece, offset, payload };
          expect(readPieceMessage(writePieceMessage(message))).toEqual(message);
        },
      ),
    );
  });

  it('that is anything at all reaches nobody who did not ask for it', () => {
    const streams = new Streams(0.5);
    const got: unknown[] = [];
    const stream = streams.open('a' as MemberId, (message) => got.push(message));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        fc.pre(readPieceMessage(bytes)?.stream !== stream);
        streams.receive('a' as MemberId, bytes);
      }),
    );
    const message = writePieceMessage({ stream, piece: 0, offset: 0, payload: new Uint8Array(1) });
    streams.receive('b' as MemberId, message);
    expect(got).toEqual([]);
    streams.receive('a' as MemberId, message);
    expect(got).toHaveLength(1);
    streams.close(stream);
    streams.receive('a' as MemberId, message);
    expect(got).toHaveLength(1);
  });
});

describe('a piece in parts', () => {
  it('is whole when all of it came, in any order, whatever came twice or beside it', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 100, maxLength: 100 }),
        cuts,
        fc.array(fc.tuple(fc.nat(200), fc.nat(20))),
        fc.infiniteStream(fc.nat()),
        (bytes, at, noise, order) => {
          const edges = [0, ...at.sort((a, b) => a - b), 100];
          const parts = edges.slice(0, -1).map((start, nth) => [start, edges[nth + 1] ?? 100] as const);
          const shuffled = [...parts].sort(() => ((order.next().value ?? 0) % 2 === 0 ? 1 : -1));
          const assembly = new Assembly(100);
          for (const [start, end] of shuffled) {
            expect(assembly.isWhole).toBe(false);
            expect(assembly.add(start, bytes.subarray(start, end))).toBe(true);
            expect(assembly.add(start, bytes.subarray(start, end))).toBe(false);
            for (const [offset, length] of noise)
              if (offset + length > 100) expect(assembly.add(offset, new Uint8Array(length))).toBe(false);
          }
          expect([assembly.isWhole, assembly.bytes]).toEqual([true, bytes]);
        },
      ),
    );
  });
});

describe('a seal', () => {
  const author = nodeSigner(new Uint8Array(32).fill(1));
  const bytes = 70 * 1_048_576;
  const offer: SealedOffer = {
    id: `${author.id}:000AAAAA:3` as FileId,
    author: author.id,
    bytes,
    signature: 'S'.repeat(86),
    signingContext: 'room',
  };
  const hashes = (salt: number, length = PIECES_OF_SEAL) =>
    Array.from({ length }, (_, at) => toBase64Url(new Uint8Array(32).fill(salt).fill(at, 0, 1)));
  const seal = signSeal(author, offer, { from: 0, hashes: hashes(1) });

  it('counts for the very run of the very version of the very file in the very room', () => {
    expect(isSealGenuine(nodeVerify, offer, seal)).toBe(true);
    expect(readSeal(writeSeal(seal))).toEqual(seal);
    for (const other of [
      { ...offer, signature: 'T'.repeat(86) },
      { ...offer, signingContext: 'other' },
      { ...offer, id: `${author.id}:000AAAAA:4` as FileId },
      { ...offer, author: nodeSigner(new Uint8Array(32).fill(2)).id },
    ])
      expect(isSealGenuine(nodeVerify, other, seal)).toBe(false);
    expect(isSealGenuine(nodeVerify, offer, { ...seal, from: 64 })).toBe(false);
    expect(isSealGenuine(nodeVerify, offer, { ...seal, hashes: hashes(2) })).toBe(false);
    const short = signSeal(author, offer, { from: 0, hashes: hashes(1, 10) });
    expect(isSealGenuine(nodeVerify, offer, short)).toBe(false);
    const last = signSeal(author, offer, { from: 64, hashes: hashes(1, 6) });
    expect(isSealGenuine(nodeVerify, offer, last)).toBe(true);
  });

  it('of two versions is the same for everybody, in whatever order they come', () => {
    const other = signSeal(author, offer, { from: 0, hashes: hashes(9).with(5, hashes(1)[5] ?? '') });
    const [one, two] = [new Seals(offer, nodeVerify), new Seals(offer, nodeVerify)];
    expect(one.take(seal).kind).toBe('new');
    expect(one.take(seal).kind).toBe('known');
    const second = one.take(other);
    two.take(other);
    two.take(seal);
    expect(one.of(0)?.hashes).toEqual(two.of(0)?.hashes);
    expect([one.isForked, two.isForked]).toEqual([true, true]);
    const lesser = compareSeals(seal, other) < 0 ? seal : other;
    expect(one.of(0)?.hashes).toEqual(lesser.hashes);
    if (second.kind === 'other') expect(second.pieces).not.toContain(5);
    expect(one.take({ ...other, signature: seal.signature }).kind).not.toBe('new');
  });

  it('that was stored counts only if it is genuine', () => {
    const seals = new Seals(offer, nodeVerify);
    seals.restore([
      { from: 0, text: writeSeal({ ...seal, hashes: hashes(3) }) },
      { from: 64, text: 'nonsense' },
    ]);
    expect([seals.of(0), seals.of(64), seals.hashOf(0)]).toEqual([undefined, undefined, undefined]);
    expect(seals.take(seal).kind).toBe('new');
  });
});
