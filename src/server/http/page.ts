/** Owns how the built page is served: pre-compressed, hashed assets for ever, the page itself asked for every time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

const PAGE = '/index.html';

export const isPageBuilt = (directory: string): boolean => existsSync(join(directory, PAGE));

/** Serves a directory that Vite built. Its files are listed once: a new build needs a new start. */
export function builtPage(directory: string): RequestHandler {
  const serve = sirv(directory, {
    // No guessing: `/` is the page, every other file has exactly one name.
    extensions: [],
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => response.setHeader('Cache-Control', cacheControl(path)),
  });

  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (request.path === '/') request.url = PAGE;
    // sirv throws on a range that runs backwards, and nothing here is large enough to be worth one.
    delete request.headers.range;
    serve(request, response, next);
  };
}

const cacheControl = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
