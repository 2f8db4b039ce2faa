import { describe, expect, it } from 'vitest';
import { cleanName } from '../../room/people/name.ts';
import { suggestedName } from './suggested-name.ts';

describe('a suggested name', () => {
  it('is a name, for every draw', () => {
    for (let draw = 0; draw < 1; draw += 0.01) {
      const name = suggestedName(() => draw);
      expect(cleanName(name)).toEqual({ name });
    }
  });

  it('differs between draws', () => {
    const draws = Array.from({ length: 100 }, (_, n) => suggestedName(() => n / 100));
    expect(new Set(draws).size).toBeGreaterThan(20);
  });
});
