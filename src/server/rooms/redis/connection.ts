/**
 * Owns the one connection to Redis: commands go out on it and what is published to this process comes in, both in the
 * order in which Redis did them. It knows nothing of rooms.
 */
import { createClient, defineScript } from '@redis/client';
import type { Logger } from '../../ops/log.ts';
import { channelOf, keysFor, SCRIPTS } from './scripts.ts';

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

const script = <Reply>(text: string) =>
  defineScript({
    SCRIPT: text,
    NUMBER_OF_KEYS: keysFor('').length,
    parseCommand(parser, roomId: string, ...args: string[]) {
      for (const key of keysFor(roomId)) parser.pushKey(key);
      parser.push(...args);
    },
    transformReply: (reply: unknown) => reply as Reply,
  });

export type RedisClient = ReturnType<typeof makeClient>;

const makeClient = (url: string) =>
  createClient({
    url,
    RESP: 3,
    scripts: {
      renewLease: script<string[]>(SCRIPTS.renew),
      admitMember: script<string[]>(SCRIPTS.admit),
      removeMember: script<number>(SCRIPTS.leave),
      readRoster: script<string[]>(SCRIPTS.roster),
    },
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
    log.error({ redis: host, problem: error.message }, 'Redis cannot be reached');
  });
  client.on('ready', () => {
    log.info({ redis: host }, 'connected to Redis');
    isLost = false;
    client.subscribe(channelOf(process), heard).then(connected, (error: unknown) => {
      log.error({ err: error }, 'Redis takes no subscription');
    });
  });
  client.connect().catch((error: unknown) => log.debug({ err: error }, 'not connected to Redis any more'));
  return client;
}
