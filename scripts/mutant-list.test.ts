import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MUTANTS } from './mutant-list.ts';

it.each(MUTANTS)('the place to break stands exactly once: $title', ({ file, original }) => {
  expect(readFileSync(file, 'utf8').split(original)).toHaveLength(2);
});
