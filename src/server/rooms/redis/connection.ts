/**
 * The one connection to Redis: commands go out on it and what is published to this process comes in, both in the order in
 * which Redis did them. It knows nothing of rooms.
 */
import { createClient, defineScript } from '@redis/client';
import { type Clock, within } from '../../ops/clock.ts';
import type { Logger } from '../../ops/log.ts';
import { channelOf, createScripts, keysFor, type LeaseTiming } from './scripts.ts';

const CONNECT_TIMEOUT_MS = 2_000;
/** A network that is gone answers nothing, and TCP alone would wait for minutes. Renewals come every second. */
const SILENT_MS = 8_000;

/** Soon enough for everybody to be entered again while a Redis that came up empty waits for that. */
const reconnectMs = ({ renewMs }: LeaseTiming): number => renewMs * (0.1 + 0.4 * Math.random());

export interface ConnectionOptions {
  readonly url: string;
  /** Names this process; what others publish to it arrives at `heard`. */
  readonly process: string;
  readonly timing: LeaseTiming;
  readonly log: Logger;
  heard(text: string): void;
  /** Called after every loss too. What was published in between is lost. */
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

const makeClient = (url: string, timing: LeaseTiming) => {
  const scripts = createScripts(timing);
  return createClient({
    url,
    RESP: 3,
    scripts: {
      renewLease: script<string[]>(scripts.renew),
      admitMember: script<string[]>(scripts.admit),
      removeMember: script<number>(scripts.leave),
      readRoster: script<string[]>(scripts.roster),
    },
    // Nothing waits for a Redis that is away: whoever asks is told so at once, and asks again.
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENT_MS,
      reconnectStrategy: () => reconnectMs(timing),
    },
  });
};

/** Connects for as long as it takes. */
export function connectRedis(options: ConnectionOptions): RedisClient {
  const { url, process, timing, log, heard, connected, lost } = options;
  const client = makeClient(url, timing);
  // For the log: neither the user nor the password.
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

/** Long enough for a Redis under load, short enough for a visitor who waits. */
export const ANSWER_WITHIN_MS = 2_000;

/** Rejects when the answer does not come in time. A late command may still be done: whoever asked reckons with both. */
export async function answered<Answer extends object | number | string>(
  clock: Clock,
  answer: Promise<Answer>,
): Promise<Answer> {
  const inTime = await within(clock, ANSWER_WITHIN_MS, answer);
  if (inTime === undefined) throw new Error('Redis does not answer');
  return inTime;
}
