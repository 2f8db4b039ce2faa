import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank } from '../text/visible.ts';
import { cleanFileName } from './file-name.ts';

const utf8 = (text: string) => new TextEncoder().encode(text).length;
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '/',
        '\\',
        '..',
        '.',
        ' ',
        'CON',
        'nul',
        'com1',
        '\u202e',
        '\u2066',
        '\u200b',
        '\u00ad',
        '\ufeff',
      ),
      fc.constantFrom(
        '\0',
        '\n',
        '\ud800',
        ':',
        '.tar.gz',
        '.jpg',
        'a'.repeat(300),
        '字'.repeat(120),
        '%2f',
        '\u2028',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('the name of a file', () => {
  it('is a name that every system takes as it is, whatever came', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const name = cleanFileName(raw);
        expect(isBlank(name)).toBe(false);
        expect(utf8(name)).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u);
        expect(name).not.toMatch(/\p{Bidi_Control}|\p{Zl}|\p{Zp}|[\u200b\u00ad\ufeff]/u);
        expect(name).not.toMatch(/^[.\s]|[.\s]$/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\.|$)/iu);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });

  it('keeps its extension, however long it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }).filter((stem) => !/[/\\]/.test(stem)),
        fc.constantFrom('.jpg', '.tar.gz', '.7z', '.docx'),
        (stem, extension) => {
          expect(
            cleanFileName(`x${stem}${extension}`).endsWith(extension.slice(extension.lastIndexOf('.'))),
          ).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['holiday.jpg', 'holiday.jpg'],
    ['Übersicht 2026 (final).pdf', 'Übersicht 2026 (final).pdf'],
    ['عرض تقديمي.pptx', 'عرض تقديمي.pptx'],
    ['👩‍👩‍👧.png', '👩‍👩‍👧.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\cmd.exe', 'cmd.exe'],
    ['.bashrc', 'bashrc'],
    ['...', 'file'],
    ['', 'file'],
    ['folder/', 'file'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['COM¹.log', '_COM¹.log'],
    ['console.log', 'console.log'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['photo.jpg                      .exe', 'photo.jpg .exe'],
    ['a\nb\tc.txt', 'a b c.txt'],
    ['what?.txt', 'what_.txt'],
    ['report.pdf. . .', 'report.pdf'],
  ])('of %j is %j', (raw, clean) => {
    expect(cleanFileName(raw)).toBe(clean);
  });
});
