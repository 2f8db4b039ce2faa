/** What a first visit loads: the files that the built index.html names. All others come later. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const INDEX = join(import.meta.dirname, '../../dist/public/index.html');

let index: string | null = null;

/** Whether the URL is of a script or stylesheet that comes after the first load. */
export function isLaterPart({ pathname }: URL): boolean {
  if (!/\/assets\/[^/]+\.(?:js|css)$/.test(pathname)) return false;
  index ??= readFileSync(INDEX, 'utf8');
  return !index.includes(pathname.slice(pathname.lastIndexOf('/assets/')));
}
