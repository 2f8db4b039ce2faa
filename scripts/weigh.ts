/** `npm run weigh`: what a first visit loads before anything can be done, against a budget. Needs a build,
 *  and weighs the compressed files that it left to be served. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUDGET_KB = 60;
const PAGE = join(import.meta.dirname, '../dist/public');

/** Scripts, preloaded modules and stylesheets that `index.html` names; what is imported later is not first load. */
function firstLoad(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const loaded = tags.filter((tag) => /^<script|rel="(?:stylesheet|modulepreload)"/.test(tag));
  return loaded.flatMap((tag) => /(?:src|href)="([^"]+\.(?:js|css))"/.exec(tag)?.[1] ?? []);
}

const files = firstLoad(readFileSync(join(PAGE, 'index.html'), 'utf8'));
const weights = files.map((file) => ({ file, kb: statSync(join(PAGE, `${file}.gz`)).size / 1_000 }));
const sum = weights.reduce((total, { kb }) => total + kb, 0);

for (const { file, kb } of weights) console.log(`${kb.toFixed(1).padStart(6)} kB gzip  ${file}`);
console.log(`${sum.toFixed(1).padStart(6)} kB gzip  first load, of ${BUDGET_KB} allowed`);
if (files.length === 0 || sum > BUDGET_KB) {
  console.error(files.length === 0 ? 'index.html loads nothing: is it built?' : 'The page is too heavy.');
  process.exitCode = 1;
}
