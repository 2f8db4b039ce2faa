import { describe, expect, it } from 'vitest';
import { phrase } from './phrase.ts';

const name = { an: 'element' };
describe('a phrase', () => {
  it('is its pieces in order', () => {
    expect(phrase`${name} is typing`).toEqual([name, ' is typing']);
    expect(phrase`Calling ${name}…`).toEqual(['Calling ', name, '…']);
    expect(phrase`Has it: ${[name, ', ', name]}, and ${'2'}`).toEqual([
      'Has it: ',
      name,
      ', ',
      name,
      ', and ',
      '2',
    ]);
  });
});
