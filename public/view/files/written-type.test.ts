import { describe, expect, it } from 'vitest';
import { plainType, withExtension } from './written-type.ts';

describe('the media type of what is sent', () => {
  it.each([
    ['image/JPEG', 'image/jpeg'],
    ['text/plain; charset=utf-8', 'text/plain'],
    ['', ''],
    ['nonsense', ''],
    ['text/<script>', ''],
    [`a/${'b'.repeat(64)}`, ''],
  ])('%s is %j', (type, plain) => expect(plainType(type)).toBe(plain));
});

describe('the name of a picture that was written anew', () => {
  it.each([
    ['photo.HEIC', 'image/jpeg', 'photo.jpg'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['screen.shot.png', 'image/webp', 'screen.shot.webp'],
    ['image', 'image/jpeg', 'image.jpg'],
    ['a.long-extension-it-is-none', 'image/png', 'a.long-extension-it-is-none.png'],
    ['notes.txt', 'text/plain', 'notes.txt'],
  ])('%s as %s is %s', (name, type, written) => expect(withExtension(name, type)).toBe(written));
});
