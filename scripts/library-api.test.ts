/** The public API of `parley/room` stands in docs/library-api.d.ts: whoever changes it sees that, and so does who reviews it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

it('is as written down; to write it down anew: npm run library-api', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-api-'));
  try {
    execFileSync(process.execPath, [compiler, '-p', 'public/library', '--outDir', folder], { cwd: ROOT });
    const made = readFileSync(join(folder, 'contract.d.ts'), 'utf8');
    expect(made).toBe(readFileSync(join(ROOT, 'docs/library-api.d.ts'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('is what both modules export', async () => {
  const names = ['ParleyError', 'createKey', 'joinRoom'];
  expect(Object.keys(await import('../public/library/browser.ts')).sort()).toEqual(names);
  expect(Object.keys(await import('../src/headless/room.ts')).sort()).toEqual(names);
  const declared = readFileSync(join(ROOT, 'docs/library-api.d.ts'), 'utf8');
  const values = [...declared.matchAll(/^export declare (?:function|class|const) (\w+)/gm)].map(
    ([, name]) => name,
  );
  expect(values.sort()).toEqual(names);
});
