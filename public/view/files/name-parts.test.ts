import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKind, nameParts } from './name-parts.ts';

describe('the parts of a name', () => {
  it.each([
    ['notes.txt', 'notes.txt', ''],
    ['Holiday in the mountains, last day.jpeg', 'Holiday in the mountains, la', 'st day.jpeg'],
    ['a very long name without any extension', 'a very long name without any ext', 'ension'],
    ['archive.of-something-that-is-no-extension', 'archive.of-something-that-is-no-ext', 'ension'],
    [
      '👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧.png',
      '👨‍👩‍👧'.repeat(12),
      `${'👨‍👩‍👧'.repeat(6)}.png`,
    ],
  ])('of %s', (name, start, end) => expect(nameParts(name)).toEqual({ start, end }));

  it('are all of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
        const { start, end } = nameParts(name);
        expect(start + end).toBe(name);
      }),
    );
  });
});

describe('the kind of a file', () => {
  it.each([
    ['a.bin', 'image/heic', 'picture'],
    ['song.opus', '', 'sound'],
    ['film.mkv', 'application/octet-stream', 'video'],
    ['all.tar.gz', '', 'archive'],
    ['paper.PDF', 'application/pdf', 'document'],
    ['index.html', 'text/html', 'code'],
    ['README', '', 'other'],
    ['a.constructor', '', 'other'],
  ])('%s (%s) is %s', (name, type, kind) => expect(fileKind({ name, type })).toBe(kind));
});
