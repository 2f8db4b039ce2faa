import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashOfAll, hashPage } from './page-hashes.ts';

const PAGE = '<!doctype html><meta name="version" content="1.2.3+abc">';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'parley-hashes-'));
  for (const folder of ['assets', '.vite']) mkdirSync(join(directory, folder));
  write('index.html', PAGE);
  write('assets/b.js', 'b()');
  write('assets/B.js', 'B()');
});
afterEach(() => rmSync(directory, { recursive: true }));

const write = (path: string, content: string | Uint8Array) => writeFileSync(join(directory, path), content);

it('has every file that is served, once, and what the page calls itself', () => {
  write('.vite/manifest.json', '{}');
  write('assets/b.js.gz', gzipSync('b()'));
  expect(hashPage(directory)).toMatchObject({
    version: '1.2.3+abc',
    files: { 'assets/B.js': sha256('B()'), 'assets/b.js': sha256('b()'), 'index.html': sha256(PAGE) },
  });
  expect(Object.keys(hashPage(directory).files)).toEqual(['assets/B.js', 'assets/b.js', 'index.html']);
});

it('is one hash for all, which anybody can compute with sha256sum', () => {
  const lines = [
    `${sha256('B()')}  assets/B.js\n`,
    `${sha256('b()')}  assets/b.js\n`,
    `${sha256(PAGE)}  index.html\n`,
  ];
  const { files, hash } = hashPage(directory);
  expect(hash).toBe(sha256(lines.join('')));
  expect(hashOfAll(Object.fromEntries(Object.entries(files).reverse()))).toBe(hash);
  write('assets/b.js', 'b( )');
  expect(hashPage(directory).hash).not.toBe(hash);
});

it('finds a compressed file that is another', () => {
  write('assets/b.js.gz', gzipSync('evil()'));
  expect(() => hashPage(directory)).toThrow('assets/b.js.gz is not assets/b.js');
});
