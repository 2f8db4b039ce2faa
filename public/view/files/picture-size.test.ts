import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeShown, isAnimated, pixelSizeOf } from './picture-size.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xf0\x08\x06\0\0\0crc!';

describe('the pixels of a picture', () => {
  it.each([
    [PNG, { width: 320, height: 240 }],
    ['GIF89a\x40\x01\xf0\0', { width: 320, height: 240 }],
    // A comment and fill bytes before the frame.
    ['\xff\xd8\xff\xfe\0\x05abc\xff\xff\xc2\0\x0b\x08\0\xf0\x01\x40\x01', { width: 320, height: 240 }],
    ['RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x3f\x01\0\xef\0\0', { width: 320, height: 240 }],
    ['RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\0', { width: 320, height: 240 }],
    ['RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x3f\xc1\x3b\0', { width: 320, height: 240 }],
    ['\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x14ispe\0\0\0\0\0\0\x01\x40\0\0\0\xf0', { width: 320, height: 240 }],
  ])('are read off %j', (head, size) => expect(pixelSizeOf(bytesOf(head))).toEqual(size));

  it('are unknown in anything else, and in any bytes at all', () => {
    expect(pixelSizeOf(bytesOf('<svg width="99999">'))).toBeNull();
    expect(pixelSizeOf(bytesOf(PNG.slice(0, 20)))).toBeNull();
    fc.assert(
      fc.property(
        fc.constantFrom('', '\xff\xd8', '\x89PNG', 'GIF8', 'RIFF\0\0\0\0WEBPVP8X', '\0\0\0\x10ftypavif'),
        fc.uint8Array({ maxLength: 200 }),
        (start, rest) => {
          const bytes = new Uint8Array([...bytesOf(start), ...rest]);
          pixelSizeOf(bytes);
          isAnimated(bytes);
        },
      ),
    );
  });

  it('are too many to be decoded from some size on', () => {
    expect(canBeShown({ width: 8_000, height: 6_000 })).toBe(true);
    expect(canBeShown({ width: 30_000, height: 30_000 })).toBe(false);
    expect(canBeShown({ width: 0, height: 10 })).toBe(false);
    expect(canBeShown(null)).toBe(false);
  });
});

describe('a picture that moves', () => {
  it('is a GIF, and what says so', () => {
    expect(isAnimated(bytesOf('GIF89a'))).toBe(true);
    expect(isAnimated(bytesOf('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0'))).toBe(true);
    expect(isAnimated(bytesOf('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0'))).toBe(false);
    expect(isAnimated(bytesOf(`${PNG}\0\0\0\x08acTL`))).toBe(true);
    expect(isAnimated(bytesOf(`${PNG}\0\0\0\x08IDAT\0\0\0\0\0\0\0\0crc!\0\0\0\x08acTL`))).toBe(false);
    expect(isAnimated(bytesOf('\xff\xd8\xff\xe0'))).toBe(false);
  });
});
