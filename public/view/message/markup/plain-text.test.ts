import { expect, it } from 'vitest';
import { plainWords } from './plain-text.ts';

it('leaves the name of a file as it is', () => {
  expect(plainWords('*a* `b`.txt\n*now*', true)).toBe('*a* `b`.txt\nnow');
  expect(plainWords('`b`.txt', true)).toBe('`b`.txt');
  expect(plainWords('*a*\n*b*', false)).toBe('a\nb');
});
