import { describe, expect, it } from 'vitest';
import { simulateFiles } from './simulate-files.ts';

describe('a room that exchanges files while everything goes wrong ends with the files', () => {
  it.each(Array.from({ length: 8 }, (_, index) => index + 1))('seed %i', async (seed) => {
    const { complaints } = await simulateFiles(seed);
    expect(complaints, `seed ${seed}: npm run simulate -- --files --runs 1 --from ${seed}`).toEqual([]);
  });
});

it('a seed decides everything: the same one gives the same outcome twice', async () => {
  expect(await simulateFiles(7)).toEqual(await simulateFiles(7));
});
