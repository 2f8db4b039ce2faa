import { expect, it } from 'vitest';
import { createCountByNetwork } from './count-by-network.ts';

it('counts each address by itself and takes each thing away once', () => {
  const open = createCountByNetwork();
  const [first, second] = [open.add('a'), open.add('a')];
  open.add('b');
  expect([open.of('a'), open.of('b'), open.of('c')]).toEqual([2, 1, 0]);
  first();
  first();
  expect(open.of('a')).toBe(1);
  second();
  expect([open.of('a'), open.of('b')]).toEqual([0, 1]);
});
