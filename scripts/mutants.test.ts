import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutant-list.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('a mutant', () => {
  it.each(MUTANTS)('breaks exactly one place: $title', ({ file, original, broken }) => {
    expect(read(file).split(original)).toHaveLength(2);
    expect(broken).not.toBe(original);
  });

  it.each(MUTANTS.flatMap(({ title, test }) => (test ? [{ title, ...test }] : [])))(
    'that only a test can see names one that there is: $title',
    ({ file, name }) => {
      expect(read(file)).toContain(name);
    },
  );

  it('has a title of its own', () => {
    const titles = MUTANTS.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('is there for the net too', () => {
    expect(MUTANTS.filter(({ file }) => file.startsWith('public/net/')).length).toBeGreaterThanOrEqual(6);
  });
});
