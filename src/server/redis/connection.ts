/**
 * Owns the one connection to Redis: commands go out on it and what is published to this process comes in, both in the
 * order in which Redis did them. It knows nothing of rooms.
 */
import { createClient } from '@redis/client';
import type { Logger } from '../log.ts';
import { channelOf, SCRIPTS } from './scripts.ts';

const connectTimeoutMs = 2_000;
/** A network that is gone answers nothing, and TCP alone would wait for minutes. Renewals come every second. */
const silentMs = 8_000;
const reconnectMs = { min: 100, max: 500 };

export interface ConnectionOptions {
  readonly url: string;
  /** Names this process; what others publish to it arrives at `heard`. */
  readonly process: string;
  readonly log: Logger;
  heard(text: string): void;
  /** Also after each time that it was lost; what was published in between is lost too. */
  connected(): void;
  lost(): void;
}

export type RedisClient = ReturnType<typeof makeClient>;

const makeClient = (url: string) =>
  createClient({
    url,
    RESP: 3,
    scripts: SCRIPTS,
    // Nothing waits for a Redis that is not there: who asks is told so at once, and asks again.
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: connectTimeoutMs,
      socketTimeout: silentMs,
      reconnectStrategy: () => reconnectMs.min + Math.random() * (reconnectMs.max - reconnectMs.min),
    },
  });

/** Connects for as long as it takes. */
export function connectRedis({ url, process, log, heard, connected, lost }: ConnectionOptions): RedisClient {
  const client = makeClient(url);
  // Neither the user nor the password.
  const { host } = new URL(url);
  let isLost = false;

  client.on('error', (error: Error) => {
    if (isLost) return;
    isLost = true;
    lost();
    log.error({ redis: host, problem: error.message }, 'Redis is lost: nobody can join until it is back');
  });
  client.on('ready', () => {
    log.info({ redis: host }, 'Redis is there');
    isLost = false;
    client.subscribe(channelOf(process), heard).then(connected, (error: unknown) => {
      log.error({ err: error }, 'Redis takes no subscription');
    });
  });
  client.connect().catch((error: unknown) => log.debug({ err: error }, 'not connected to Redis any more'));
  return client;
}
