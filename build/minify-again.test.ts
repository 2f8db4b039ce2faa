import { expect, test } from 'vitest';
import { exportedNames, minifiedAgain } from './minify-again.ts';

const load = (code: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);

test('what is exported under a made-up name bears it inside, everything else a name of its own', async () => {
  const code = `
    let a = 1, b = 2, c = 3;
    export function openRoom() { a += b; return [a, b, c]; }
    export { a as t, b as a, c as default };`;
  const short = await minifiedAgain(code);
  expect(short).toMatch(/export\{(?:t,a|a,t),\w+ as default\}/);
  const { openRoom, t, a, default: c } = await load(short);
  expect([t, a, c]).toEqual([1, 2, 3]);
  expect((openRoom as () => unknown)()).toEqual([3, 2, 3]);
});

test('no variable is called by a word of the language', () => {
  expect(exportedNames('export{a as in,b as do,c as $1,d as if};')).toEqual({ $c: '$1' });
  expect(exportedNames('console.log(1)')).toEqual({});
});
