/** A real server on a free port, for tests. */
import { type Logger, pino } from 'pino';
import { readConfig } from '../config.ts';
import type { Clock } from '../ops/clock.ts';
import { startServer } from '../server.ts';
import { until } from './until.ts';

export interface TestServer {
  readonly url: string;
  /** Where the metrics are, if `METRICS_PORT` is among the settings. */
  readonly metricsUrl: string;
  close(): Promise<void>;
}

/** Settings are written as in the environment. It serves no page, only Socket.IO, `/healthz` and `/readyz`. */
export async function startTestServer(
  settings: Record<string, string> = {},
  { log = pino({ level: 'silent' }), clock }: { readonly log?: Logger; readonly clock?: Clock } = {},
): Promise<TestServer> {
  const env = { PORT: '0', HOST: '127.0.0.1', STUN_URLS: 'stun:stun.example.com', ...settings };
  const read = readConfig(env, []);
  if (!read.ok) throw new Error(read.problem);
  const started = await startServer({
    config: read.config,
    log,
    ...(clock && { clock }),
    page: () => (_request, _response, next) => next(),
  });
  if (!started.ok) throw new Error(started.problem);
  const { server } = started;
  return {
    url: `http://127.0.0.1:${server.port}`,
    metricsUrl: `http://127.0.0.1:${server.metricsPort}/metrics`,
    close: () => server.close(),
  };
}

/** Waits until the server takes people in. One that shares rooms with others does not do so at once. */
export const isReadyAt = (url: string): Promise<void> =>
  until(async () => (await fetch(new URL('/readyz', url))).ok);
