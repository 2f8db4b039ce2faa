import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_BYTES, type IndexRecord, readRecord, writeRecord } from './index-record.ts';

const salt = fc.uint8Array({ minLength: 16, maxLength: 16 });
const place = fc.nat(1_000).map((cell) => cell * CELL_BYTES);
const piece = fc.nat(2 ** 32 - 1);
const record: fc.Arbitrary<IndexRecord> = fc.oneof(
  fc.record({ kind: fc.constant('piece' as const), piece }),
  fc.record({ kind: fc.constant('drop' as const), piece }),
  fc.record({
    kind: fc.constant('seal' as const),
    seal: fc.record({ from: piece, content: fc.uint8Array({ maxLength: 300 }) }),
  }),
);

/** An index that has the record there, and other things around it. */
function indexWith(written: Uint8Array, at: number): Uint8Array {
  const bytes = new Uint8Array(at + written.length + CELL_BYTES).fill(0xff);
  bytes.set(written, at);
  return bytes;
}

describe('a record of an index', () => {
  it('is read as it was written, and takes whole cells', () => {
    fc.assert(
      fc.property(record, salt, place, (one, of, at) => {
        const written = writeRecord(one, of, at);
        expect(written.length % CELL_BYTES).toBe(0);
        expect(readRecord(indexWith(written, at), of, at)).toEqual({ record: one, length: written.length });
      }),
    );
  });

  it('does not count with any bit changed, or torn', () => {
    fc.assert(
      fc.property(record, salt, place, fc.nat(), fc.nat(7), (one, of, at, byte, bit) => {
        const written = writeRecord(one, of, at);
        const bytes = indexWith(written, at);
        const changed = at + (byte % written.length);
        bytes[changed] = (bytes[changed] ?? 0) ^ (1 << bit);
        expect(readRecord(bytes, of, at)).toBeNull();
        const whole = indexWith(written, at);
        expect(readRecord(whole.subarray(0, at + written.length - 1), of, at)).toBeNull();
      }),
    );
  });

  it('counts only where it was written, and in that index', () => {
    fc.assert(
      fc.property(record, salt, salt, place, place, (one, of, other, at, elsewhere) => {
        fc.pre(at !== elsewhere && of.some((value, n) => value !== other[n]));
        const written = writeRecord(one, of, at);
        expect(readRecord(indexWith(written, elsewhere), of, elsewhere)).toBeNull();
        expect(readRecord(indexWith(written, at), other, at)).toBeNull();
      }),
    );
  });
});
