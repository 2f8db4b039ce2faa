import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const typeOf = (text: string, claimed = ''): string | undefined => sniff(bytesOf(text), claimed)?.type;

describe('what a received file is', () => {
  it.each([
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    ['\0\0\0\x20ftypisom', 'video/mp4'],
    ['\0\0\0\x20ftypM4A ', 'audio/mp4'],
    ['\0\0\0\x20ftypqt  ', 'video/quicktime'],
    ['\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'video/webm'],
    ['OggS', 'audio/ogg'],
    ['RIFF\x10\0\0\0WAVEfmt ', 'audio/wav'],
    ['fLaC', 'audio/flac'],
    ['ID3\x04', 'audio/mpeg'],
    ['\xff\xfb\x90\x64', 'audio/mpeg'],
    ['\xff\xf1\x50\x80', 'audio/aac'],
  ])('%j is %s, whatever is claimed', (head, type) => {
    expect(typeOf(head)).toBe(type);
    expect(typeOf(head, 'text/html')).toBe(type);
  });

  it('is sound in a container that can hold both, where that is claimed', () => {
    expect(typeOf('\0\0\0\x20ftypmp42', 'audio/mp4')).toBe('audio/mp4');
    expect(typeOf('\x1aE\xdf\xa3\x9fB\x82\x84webm', 'audio/webm')).toBe('audio/webm');
    expect(typeOf('OggS', 'video/ogg')).toBe('video/ogg');
    // No claim makes anything else of a picture.
    expect(typeOf('GIF89a', 'audio/mp4')).toBe('image/gif');
  });

  it.each([
    '<!doctype html><script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">',
    '<?xml version="1.0"?><svg/>',
    '%PDF-1.7',
    'PK\x03\x04',
    'MZ\x90\0',
    '\x1aE\xdf\xa3\x9fB\x82\x88matroska',
    '\0\0\0\x20ftypheic',
    'RIFF\x10\0\0\0AVI ',
    '\xff\xfe<\0h\0t\0m\0l\0',
    '',
    '\xff',
  ])('%j is never shown, whatever is claimed', (head) => {
    for (const claimed of ['image/png', 'image/svg+xml', 'video/mp4', 'text/html', ''])
      expect(sniff(bytesOf(head), claimed)).toBeNull();
  });

  it('is of a type on the list, for any bytes', () => {
    const KNOWN =
      /^(?:image\/(?:jpeg|png|gif|webp|avif)|(?:audio|video)\/(?:mp4|webm|ogg|quicktime|wav|flac|mpeg|aac))$/;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.string(), (bytes, claimed) => {
        const shown = sniff(bytes, claimed);
        expect(shown === null || KNOWN.test(shown.type)).toBe(true);
      }),
    );
  });
});
