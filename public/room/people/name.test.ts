import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NAME_LENGTH } from '../../net/protocol/fields.ts';
import { cleanName, nameKey, presentableName } from './name.ts';

describe('a name', () => {
  it.each([
    ['Ann', 'Ann'],
    ['  Ann   Lee ', 'Ann Lee'],
    ['Ann\tLee\nMay', 'AnnLeeMay'],
    ['Ann\u00a0Lee', 'Ann Lee'],
    ['Ann\u202EeeL', 'AnneeL'],
    ['A\u200Bn\u00ADn\u2060', 'Ann'],
    ['Ann\uD800', 'Ann'],
    ['Zoe\u0308', 'Zoë'],
    ['李雷', '李雷'],
    ['👩‍🚀 Ann', '👩‍🚀 Ann'],
    ['❤️‍🔥', '❤️‍🔥'],
    [`Z${'\u0301'.repeat(30)}`, 'Ź\u0301\u0301\u0301'],
  ])('%j is shown as %j', (raw, name) => {
    expect(cleanName(raw)).toEqual({ name });
  });

  it.each(['', ' ', '\n\t', '\u200B', '\u3164', '\u202E\u2066', '\uFEFF', '\u2800'.slice(1)])(
    '%j is blank',
    (raw) => {
      expect(cleanName(raw)).toEqual({ problem: 'blank' });
    },
  );

  it('may be as long as the bound and no longer', () => {
    expect(cleanName('n'.repeat(MAX_NAME_LENGTH))).toEqual({ name: 'n'.repeat(MAX_NAME_LENGTH) });
    expect(cleanName('n'.repeat(MAX_NAME_LENGTH + 1))).toEqual({ problem: 'too-long' });
  });

  it('stays as it is when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (raw) => {
        const once = cleanName(raw);
        if ('name' in once) expect(cleanName(once.name)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  it('of a stranger is presentable whatever they sent: never empty, never long, in one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (raw) => {
        const name = presentableName(raw, 'Nameless');
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
        expect(name).not.toMatch(/[\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/);
      }),
      { numRuns: 300 },
    );
    expect(presentableName('\u200B', 'Nameless')).toBe('Nameless');
  });

  it('is taken for another one that differs by case, width or composition only', () => {
    for (const other of ['ANN LEE', 'ann  lee', 'Ａｎｎ Ｌｅｅ', 'Ann\u00a0Lee'])
      expect(nameKey(other)).toBe(nameKey('Ann Lee'));
    expect(nameKey('Ann Leeh')).not.toBe(nameKey('Ann Lee'));
  });
});
