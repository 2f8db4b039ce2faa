/** What is answered where nothing is: a page to people, a line or JSON to programs. */
import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { notFoundWords } from './not-found-words.ts';

/** It stands in the page itself: nobody knows below which path the page's files are. */
const STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#faf7f0, #17191b); --ink: light-dark(#23211d, #e8e4da);
  --accent: light-dark(#15595a, #8accc4); --on-accent: light-dark(#fff, #0c2422) }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
main { max-width: 34rem; margin: clamp(3rem, 22vh, 12rem) auto 1rem; padding: 0 1.5rem; overflow-wrap: anywhere }
h1 { margin: 0; font: 1.75rem/1.25 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif }
p { margin: 1rem 0 }
a { display: inline-block; margin-top: .5rem; padding: .625rem .875rem; border-radius: .5rem; background: var(--accent);
  color: var(--on-accent); font-weight: 600; text-decoration: none }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  // Its icon: a page that names none, or may load none, makes the browser look for one and report that it may not.
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

const pageTo = (home: string): string => {
  const { title, heading, why, freshRoom } = notFoundWords;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${home}favicon.svg" type="image/svg+xml">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${why}</p>
<a href="${home}">${freshRoom}</a>
</main>
</body>
</html>
`;
};

/** Relative: it holds below any path. Nothing of the address itself gets into the page. */
const homeFrom = (path: string): string => '../'.repeat(Math.max(0, path.split('/').length - 2)) || './';

export const notFound: RequestHandler = (request, response) => {
  response.status(404).set('Cache-Control', 'no-store').vary('Accept');
  // Who names no kind gets the shortest.
  switch (request.accepts(['text', 'html', 'json'])) {
    case 'html':
      response
        .set('Content-Security-Policy', POLICY)
        .type('text/html')
        .send(pageTo(homeFrom(request.path)));
      break;
    case 'json':
      response.json({ error: 'not-found' });
      break;
    default:
      response.type('text/plain').send(notFoundWords.plain);
  }
};
