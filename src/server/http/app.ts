/** What the HTTP server answers, apart from Socket.IO. It does not listen. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from '../ops/log.ts';
import { type HeaderOptions, securityHeaders } from './headers.ts';
import { type LinkPreviewOptions, linkPreview } from './link-preview.ts';
import { notFound } from './not-found.ts';
import { roomByName } from './room-by-name.ts';

export interface AppOptions extends HeaderOptions, Partial<LinkPreviewOptions> {
  readonly page: RequestHandler;
  /** Below which people see the page, without the slash at its end: `/chat`. */
  readonly path?: string;
  /** False before the server listens and while it drains. */
  readonly isReady: () => boolean;
  readonly log: Logger;
}

export function createApp({
  page,
  path = '',
  isReady,
  siteUrl = () => undefined,
  trustedHops = 0,
  log,
  ...headers
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(headers));

  // A process that answers is alive. It is ready while it takes people in.
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text/plain').send('ok');
  });
  app.get('/readyz', (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text/plain');
    if (isReady()) response.send('ready');
    else response.status(503).send('not ready');
  });

  // The page finds its parts by its own address, from its last slash on.
  app.use((request, response, next) => {
    if (request.path !== path) return next();
    response.redirect(301, `${path}/${request.url.slice(path.length)}`);
  });
  app.use(linkPreview({ siteUrl, trustedHops }));
  app.use(page);
  app.use(roomByName);
  app.use(notFound);

  // Express recognises an error handler by its four parameters.
  const onError: ErrorRequestHandler = (error, _request, response, next) => {
    log.error({ err: error }, 'request failed');
    if (response.headersSent) return next(error);
    response.status(500).type('text/plain').send('Something went wrong');
  };
  app.use(onError);

  return app;
}
