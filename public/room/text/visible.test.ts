import { describe, expect, it } from 'vitest';
import { isBlank, isEmoji } from './visible.ts';

describe('a text', () => {
  it.each([
    ...[
      '',
      ' ',
      ' \n\t\r',
      '\u00A0\u2003\u3000',
      '\u200B',
      '\u2060',
      '\u00AD',
      '\u2800',
      '\u3164',
      '\uFFA0',
      '\uFEFF',
    ],
    ...[
      '\u200C\u200D',
      '\u115F\u1160',
      '\u034F',
      '\u061C\u200E\u200F',
      '\u202E\u2069',
      '\u17B4\u17B5',
      '\u180E\u180B',
    ],
    ...[
      '\uFE0F',
      '\u{E0100}',
      '\u{E0061}\u{E007F}',
      '\u{E0001}',
      '\u2061\u2064',
      '\u{1D173}\u{1BCA0}',
      '\u{1D159}',
    ],
    ...[
      '\u{16FE4}',
      '\u{13441}',
      '\uFFFC\uFFF9\uFFFB',
      '\u0000\u0007\u0085',
      '\u2028\u2029',
      ' \u200B\n\u3164 ',
    ],
  ])('is blank where nothing of it is seen: %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each([
    ...[
      'a',
      ' a ',
      '\u200Ba',
      '.',
      '–',
      '_',
      '\u0301',
      '👩🏽\u200D💻',
      '1\uFE0F\u20E3',
      '\u06DD',
      '\u0640',
      '⠁',
      '\u200D\u094D',
    ],
    ...['\uFFFD', '\u{10FFFD}', '한', '\u{1F3FB}', '🇩'],
  ])('is not where something is: %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('one emoji', () => {
  it.each(['👍', '❤️', '❤', '👩🏽‍💻', '1️⃣', '🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👨‍👩‍👧‍👦', '👩🏽‍❤️‍💋‍👨🏿', '🏳️‍🌈', '©️', '☺︎'])(
    'is %s',
    (text) => {
      expect(isEmoji(text)).toBe(true);
    },
  );

  it.each([
    '',
    'a',
    '1',
    '#',
    '👍👍',
    '👍 ',
    ' 👍',
    '👍a',
    '👍\u200D',
    '👍\u200B',
    '🇩',
    '🇩🇪🇫🇷',
    '🏽',
    '\u200D',
    '✔ everyone',
  ])('is not %j', (text) => {
    expect(isEmoji(text)).toBe(false);
  });
});
