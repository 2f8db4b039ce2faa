/** The examples of docs/library.md, which are run as they stand there. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

function example(name: string): string {
  const text = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
  const [, code] = text.split(`<!-- example: ${name} -->`)[1]?.split(/^```\w*\n/m) ?? [];
  const [found] = code?.split(/^```$/m) ?? [];
  if (found === undefined) throw new Error(`docs/library.md has no example ${name}`);
  return found;
}

/** As a file in the repository, where `parley/room` is what was built here. */
export function exampleFile(name: string): string {
  const results = join(ROOT, 'test-results');
  mkdirSync(results, { recursive: true });
  const path = join(mkdtempSync(join(results, 'example-')), name);
  writeFileSync(path, example(name));
  return path;
}

/** Serves the page and the library beside it, as any web server would: from an origin of its own. */
export async function servePage(): Promise<{ readonly url: string; readonly server: Server }> {
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': ['text/html', example('page.html')],
    '/room.js': ['text/javascript', readFileSync(join(ROOT, 'dist/room/browser.js'), 'utf8')],
  };
  const server = createServer((request, response) => {
    const [type, content] = files[new URL(request.url ?? '', 'http://page').pathname] ?? [];
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  return { url: `http://127.0.0.1:${address.port}/`, server };
}
