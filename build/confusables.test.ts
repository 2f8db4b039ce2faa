import fc from 'fast-check';
import all from 'unhomoglyph/data.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { metConfusables } from './confusables.ts';

describe('the list of confusable characters', () => {
  const met = metConfusables(all);

  it('is less than half as long as shipped', () => {
    expect(Object.keys(all).length).toBeGreaterThan(6_000);
    expect(Object.keys(met).length).toBeLessThan(3_000);
    expect(met).toMatchObject({ '\u0410': 'A', '\u0430': 'a', '\u03BF': 'o', m: 'rn', 0: 'O' });
  });

  it('says the same of every text', () => {
    const mapped = (list: Readonly<Record<string, string>>, text: string) =>
      Array.from(text.normalize('NFKD'), (character) => list[character] ?? character).join('');
    for (const character of Object.keys(all)) expect(mapped(met, character)).toBe(mapped(all, character));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(mapped(met, text)).toBe(mapped(all, text));
      }),
    );
  });
});
