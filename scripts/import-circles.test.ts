import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { importCircles } from './import-circles.ts';

const modules = (arrows: Record<string, readonly string[]>) =>
  Object.entries(arrows).map(([path, imports]) => ({ path, imports }));

it('finds none where all arrows point one way', () => {
  expect(importCircles(modules({ a: ['b', 'c'], b: ['c'], c: ['elsewhere'] }))).toEqual([]);
});

it('finds each circle once, and nothing that only leads into it', () => {
  const found = importCircles(modules({ a: ['b'], b: ['c'], c: ['d'], d: ['b'], e: ['f'], f: ['e', 'a'] }));
  expect(found).toEqual([
    ['b', 'c', 'd'],
    ['e', 'f'],
  ]);
});

it('finds circles of folders whose files have none', () => {
  const found = modules({
    'x/one.ts': ['y/one.ts', 'x/two.ts'],
    'y/one.ts': [],
    'y/two.ts': ['x/two.ts'],
    'x/two.ts': [],
  });
  expect(importCircles(found)).toEqual([]);
  expect(importCircles(found, dirname)).toEqual([['x', 'y']]);
});
