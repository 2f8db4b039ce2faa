/** Serves the built page: pre-compressed; browsers keep hashed assets for ever and ask for everything else every time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';
import { hashPage, type PageHashes } from './page-hashes.ts';

const PAGE = '/index.html';
/** Not a file of the page: what is really served, by its hashes. */
const HASHES = '/hashes.json';

export const isPageBuilt = (directory: string): boolean => existsSync(join(directory, PAGE));

/** Serves a directory that Vite built. Its files are listed once, so that a new build needs a new start. */
export function builtPage(directory: string, hashes: PageHashes = hashPage(directory)): RequestHandler {
  const serve = sirv(directory, {
    // `/` is the page, and every other file has exactly one name.
    extensions: [],
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => response.setHeader('Cache-Control', cacheControl(path)),
  });

  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (request.path === HASHES) return void response.set('Cache-Control', 'no-cache').json(hashes);
    if (request.path === '/') request.url = PAGE;
    // sirv throws on a range that runs backwards, and no file here is large enough to need ranges.
    delete request.headers.range;
    // By content, not by size and age: packages and images give every file the same age, and then a browser would keep
    // the page of the version before, whose parts are gone.
    delete request.headers['if-modified-since'];
    const hash = hashes.files[request.path.slice(1)];
    if (hash !== undefined) {
      response.set({
        ETag: `W/"${hash}"`,
        Vary: 'Accept-Encoding',
        'Cache-Control': cacheControl(request.path),
      });
      if (request.fresh) return void response.status(304).end();
    }
    serve(request, response, next);
  };
}

const cacheControl = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
