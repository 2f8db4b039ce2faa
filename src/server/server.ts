/** One running server: how its parts are put together, started and stopped. */
import { createServer, type Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RequestHandler } from 'express';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import type { HeaderOptions } from './http/headers.ts';
import { sitePath, takeOffSitePath } from './http/site-path.ts';
import { boundTcpConnections } from './http/tcp-connections.ts';
import { createIceSource } from './ice/ice-source.ts';
import { type SelfTest, startSelfTest } from './ice/self-test.ts';
import { type Clock, systemClock, within } from './ops/clock.ts';
import { socketLimits } from './ops/limits.ts';
import { listen } from './ops/listen.ts';
import type { Logger } from './ops/log.ts';
import { openMetrics } from './ops/open-metrics.ts';
import { openRooms } from './rooms/open-rooms.ts';
import { letGo } from './signaling/drain.ts';
import { createSignaling } from './signaling/signaling.ts';
import { problemWithSocketIo } from './signaling/socket-io-internals.ts';
import type { TunnelCapacity } from './tunnel/capacity.ts';

// A request that is sent slowly on purpose is cut off. A browser on a bad line needs far less time.
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
const CONNECTIONS_CHECKING_INTERVAL_MS = 2_000;
/** How long connections may take to close by themselves. */
const DRAIN_MS = 3_000;

export interface ServerOptions {
  readonly config: Config;
  readonly log: Logger;
  /** What serves the page; it may need the HTTP server for connections of its own. */
  readonly page: (http: HttpServer) => RequestHandler | Promise<RequestHandler>;
  readonly policy?: HeaderOptions['policy'];
  readonly scriptHashes?: HeaderOptions['scriptHashes'];
  /** How many people fit through the tunnel, if one leads here. */
  readonly tunnelCapacity?: TunnelCapacity;
  readonly clock?: Clock;
}

export interface RunningServer {
  /** The one it listens on, also when the configured one was 0. */
  readonly port: number;
  /** Where the metrics are served; absent when nobody wants any. */
  readonly metricsPort: number | undefined;
  /** Takes a connection that did not come over the port. */
  enter(connection: Duplex): void;
  /** Tells every page, now and later, where people elsewhere reach the server. */
  publish(url: string): void;
  /** Stops taking people, lets everybody go and frees the port. Members keep their links and may reconnect. */
  close(): Promise<void>;
}

export type StartResult =
  | { readonly ok: true; readonly server: RunningServer }
  | { readonly ok: false; readonly problem: string };

export async function startServer({
  config,
  log,
  page,
  policy = 'strict',
  scriptHashes = [],
  tunnelCapacity,
  clock = systemClock,
}: ServerOptions): Promise<StartResult> {
  const problem = await problemWithSocketIo();
  if (problem !== undefined) return { ok: false, problem };
  let isReady = false;
  const http = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: CONNECTIONS_CHECKING_INTERVAL_MS,
  });
  const path = sitePath(config.publicUrl);
  let published: string | undefined;
  const app = createApp({
    page: await page(http),
    path,
    policy,
    scriptHashes,
    embedOrigins: config.embedOrigins,
    isHttps: config.publicUrl?.startsWith('https:') ?? false,
    isReady: () => isReady && rooms.isOpen(),
    siteUrl: () => {
      const url = published ?? config.publicUrl;
      return url?.replace(/\/*$/, '/');
    },
    trustedHops: config.trustedHops,
    log,
  });
  http.on('request', app);
  boundTcpConnections(http, config);
  const rooms = await openRooms(config, log, clock);
  const metrics = await openMetrics(config.metrics, {
    connections: () => io.engine.clientsCount,
    rooms: () => rooms.count().rooms,
    members: () => rooms.count().members,
    isOpen: () => isReady && rooms.isOpen(),
  });
  if (!metrics.ok) return metrics;
  const io = createSignaling(http, {
    ...config,
    tunnelPlaces: tunnelCapacity,
    published: () => published,
    rooms,
    iceServers: createIceSource(config),
    socketLimits: socketLimits(config.roomCapacity),
    metricsSink: metrics.metricsSink,
    log,
    clock,
  });
  takeOffSitePath(http, path);

  let closing: Promise<void> | undefined;
  let selfTest: SelfTest | undefined;
  const close = (): Promise<void> => {
    isReady = false;
    selfTest?.stop();
    metrics.close();
    closing ??= drain();
    return closing;
  };
  async function drain(): Promise<void> {
    // Nobody else comes in from now on: they find another process.
    const ended = new Promise<void>((resolve) => http.close(() => resolve()));
    if (config.redisUrl !== undefined) await letGo(io, { clock, random: Math.random });
    await within(clock, DRAIN_MS, Promise.all([io.close(), ended]));
    await rooms.close();
    http.closeAllConnections();
  }

  const listening = await listen(http, config);
  if (!listening.ok) {
    await close();
    return listening;
  }
  isReady = true;
  selfTest = startSelfTest(config, log, clock);
  const server: RunningServer = {
    port: listening.port,
    metricsPort: metrics.port,
    enter: (connection) => void http.emit('connection', connection),
    publish(url) {
      published = url;
      io.emit('published', url);
    },
    close,
  };
  return { ok: true, server };
}
