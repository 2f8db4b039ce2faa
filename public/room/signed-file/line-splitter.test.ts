import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, LineSplitter, MAX_LINE_BYTES } from './line-splitter.ts';
import { bytesOf } from './testing/chunks.ts';

function split(chunks: readonly Uint8Array[]): Line[] {
  const splitter = new LineSplitter();
  return [...chunks.flatMap((chunk) => [...splitter.push(chunk)]), ...splitter.end()];
}

const texts = (...content: (string | readonly number[])[]) =>
  split(content.map((part) => (typeof part === 'string' ? bytesOf(part) : new Uint8Array(part)))).map(
    ({ text }) => text,
  );

describe('lines', () => {
  it('are the same however the bytes come', () => {
    const line = fc
      .string({ unit: 'binary' })
      .filter((text) => !text.includes('\n') && !text.startsWith('\ufeff'));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.array(fc.nat(200)), (lines, cuts) => {
        const bytes = bytesOf(lines.map((text) => `${text}\n`).join(''));
        const ends = [...new Set([...cuts, bytes.length])]
          .filter((at) => at <= bytes.length)
          .sort((a, b) => a - b);
        const chunks = ends.map((end, nth) => bytes.subarray(ends[nth - 1] ?? 0, end));
        expect(split(chunks)).toEqual(lines.map((text, nth) => ({ number: nth + 1, text })));
      }),
    );
  });

  it('end with the file, with a newline or without', () => {
    expect(texts('a\nb')).toEqual(['a', 'b']);
    expect(texts('a\nb\n')).toEqual(['a', 'b']);
    expect(texts('a\n\n')).toEqual(['a', '']);
    expect(texts()).toEqual([]);
  });

  it('that are not UTF-8 have no text', () => {
    expect(texts('a\n', [0xff, 0xfe], '\n', [0xc3], '\nb')).toEqual(['a', null, null, 'b']);
  });

  it('that are too long have none either, and are told of at once', () => {
    const long = 'x'.repeat(MAX_LINE_BYTES);
    expect(texts(`${long}\n`, 'a')).toEqual([long, 'a']);
    expect(texts('a\n', `${long}x\n`, 'b')).toEqual(['a', null, 'b']);
    const splitter = new LineSplitter();
    expect([...splitter.push(bytesOf(`${long}x`))]).toEqual([{ number: 1, text: null }]);
    for (let nth = 0; nth < 10; nth += 1) expect([...splitter.push(bytesOf(long))]).toEqual([]);
    expect([...splitter.push(bytesOf('x\nb\n'))]).toEqual([{ number: 2, text: 'b' }]);
  });
});
