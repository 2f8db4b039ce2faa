/**
 * Serves the metrics on a port of their own, so that no proxy in front of the page shows them to everybody by mistake. It
 * does not know what they say.
 */
import { createServer } from 'node:http';
import { listen } from './listen.ts';
import type { Metrics } from './metrics.ts';

const HEADERS_TIMEOUT_MS = 5_000;
const SETTINGS = { port: 'METRICS_PORT', host: 'METRICS_HOST', portFlag: '--metrics-port' };

export type MetricsResult =
  | { readonly ok: true; readonly port: number; close(): void }
  | { readonly ok: false; readonly problem: string };

export async function serveMetrics(
  { text, contentType }: Pick<Metrics, 'text' | 'contentType'>,
  where: { readonly port: number; readonly host: string },
): Promise<MetricsResult> {
  const http = createServer({ headersTimeout: HEADERS_TIMEOUT_MS }, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
      return;
    }
    text().then(
      (body) =>
        response
          .writeHead(200, {
            'Content-Type': contentType,
            'Cache-Control': 'no-store',
            'X-Content-Type-Options': 'nosniff',
          })
          .end(body),
      () => response.writeHead(500).end(),
    );
  });
  const close = (): void => {
    http.close();
    http.closeAllConnections();
  };

  const listening = await listen(http, where, SETTINGS);
  if (listening.ok) return { ok: true, port: listening.port, close };
  close();
  return listening;
}
