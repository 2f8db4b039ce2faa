/** Serves the built page: pre-compressed; browsers keep hashed assets for ever and ask for the page itself every time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

const PAGE = '/index.html';

export const isPageBuilt = (directory: string): boolean => existsSync(join(directory, PAGE));

/** Serves a directory that Vite built. Its files are listed once, so that a new build needs a new start. */
export function builtPage(directory: string): RequestHandler {
  const serve = sirv(directory, {
    // `/` is the page, and every other file has exactly one name.
    extensions: [],
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => response.setHeader('Cache-Control', cacheControl(path)),
  });

  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (request.path === '/') request.url = PAGE;
    // sirv throws on a range that runs backwards, and no file here is large enough to need ranges.
    delete request.headers.range;
    serve(request, response, next);
  };
}

const cacheControl = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
