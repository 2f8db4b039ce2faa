import { expect, it } from 'vitest';
import { stepBack, stepsBack } from './step-back.ts';

it('closes what was opened last, once', () => {
  const closed: string[] = [];
  const close = (name: string) => () => void closed.push(name);
  const [search, reply] = [close('search'), close('reply')].map(stepsBack);
  stepsBack(close('page'));
  reply?.();
  reply?.();
  expect([stepBack(), stepBack(), stepBack()]).toEqual([true, true, false]);
  expect(closed).toEqual(['page', 'search']);
  search?.();
  expect(stepBack()).toBe(false);
});
