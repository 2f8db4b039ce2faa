/**
 * Every setting: its name, its default and what it may be. The only file that reads the environment and the command line.
 * It does not know what the settings are for.
 */
import { existsSync } from 'node:fs';
import * as v from 'valibot';
import type { KeepRequest } from '../keeping.ts';
import {
  DEFAULT_CALL_CAMERAS,
  FILE_USES,
  type FileRules,
  type IceServer,
  LAST_RESORTS,
  type LastResort,
  MAX_CALL_MEMBERS,
  MAX_TURN_TTL_MS,
} from '../protocol.ts';
import { type Command, commandIn, readFlags } from './flags.ts';
import {
  DEFAULT_STUN_URLS,
  iceServersText,
  stunUrlsText,
  turnSecretText,
  turnUrlsText,
} from './ice/ice-settings.ts';
import type { TurnSettings } from './ice/turn-credentials.ts';
import { readKeepRequest } from './keep-settings.ts';
import { DEFAULT_NETWORK_LIMITS, type NetworkLimits } from './ops/limits.ts';
import { LOG_LEVELS, type LogLevel } from './ops/log.ts';
import type { MetricsAddress } from './ops/open-metrics.ts';
import { PROVIDER_NAMES, type TunnelSettings } from './tunnel/provider.ts';

const wholeNumber = (min: number, max: number) =>
  v.message(
    v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.minValue(min), v.maxValue(max)),
    `must be a whole number from ${min} to ${max}`,
  );

const byteCount = v.message(
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(1)),
  'must be a whole number of bytes, at least 1',
);

const WEB_PROTOCOL = /^https?:$/;
const isWebUrl = (text: string): boolean => URL.canParse(text) && WEB_PROTOCOL.test(new URL(text).protocol);

const webUrl = v.message(
  v.pipe(v.string(), v.check(isWebUrl)),
  'must be an http or https URL such as https://chat.example.com/',
);

const webUrls = v.message(
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',').map((part) => part.trim())),
    v.array(webUrl),
  ),
  'must be a comma-separated list of origins such as https://chat.example.com',
);

/** Nothing but an origin. With a `*`, which hosts may have in a content policy, nobody could say whose pages are meant. */
function isOrigin(text: string): boolean {
  if (!isWebUrl(text) || /[*?#]/.test(text)) return false;
  const { pathname, username, password } = new URL(text);
  return pathname === '/' && username === '' && password === '';
}

const origins = v.message(
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',').map((part) => part.trim())),
    v.array(v.pipe(v.string(), v.check(isOrigin))),
    v.transform((urls) => [...new Set(urls.map((url) => new URL(url).origin))]),
  ),
  'must be a comma-separated list of origins such as https://www.example.com, without paths and without *',
);

const REDIS_PROTOCOL = /^rediss?:$/;
const isRedisUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return REDIS_PROTOCOL.test(protocol) && hostname !== '' && /^(\/\d{0,5})?$/.test(pathname);
};

const redisUrl = v.message(
  v.pipe(v.string(), v.check(isRedisUrl)),
  'must be a redis or rediss URL such as redis://:password@redis.example.com:6379/0',
);

const MOST_PER_IP = 1_000_000;
const perIp = (fallback: number) => v.optional(wholeNumber(1, MOST_PER_IP), String(fallback));
const hostName = v.message(v.pipe(v.string(), v.regex(/^\S+$/)), 'must be a host name or an IP address');

/** The names that localtunnel can be asked for. */
const TUNNEL_NAME = /^(?:[a-z0-9]{4,63}|[a-z0-9][a-z0-9-]{4,61}[a-z0-9])$/;
const tunnelName = v.message(
  v.pipe(v.string(), v.regex(TUNNEL_NAME)),
  'must be 4 to 63 lower-case letters and digits, with hyphens only in between',
);

/** Each name is an environment variable, and most are flags too, in kebab case: `ROOM_CAPACITY`, `--room-capacity`. */
const settingsSchema = v.object({
  PORT: v.optional(wholeNumber(0, 65_535), '3000'),
  HOST: v.optional(hostName),
  ROOM_CAPACITY: v.optional(wholeNumber(2, 100), '32'),
  CALL_CAMERAS: v.optional(wholeNumber(0, MAX_CALL_MEMBERS), String(DEFAULT_CALL_CAMERAS)),
  FILES: v.optional(v.picklist(FILE_USES, `must be one of ${FILE_USES.join(', ')}`), 'on'),
  FILE_MAX_BYTES: v.optional(byteCount),
  LAST_RESORT: v.optional(v.picklist(LAST_RESORTS, `must be one of ${LAST_RESORTS.join(', ')}`), 'ask'),
  ICE_SERVERS: v.optional(iceServersText),
  STUN_URLS: v.optional(stunUrlsText, DEFAULT_STUN_URLS),
  TURN_URLS: v.optional(turnUrlsText),
  TURN_SECRET: v.optional(turnSecretText),
  TURN_TTL: v.optional(wholeNumber(60, MAX_TURN_TTL_MS / 1_000), '3600'),
  PUBLIC_URL: v.optional(webUrl),
  ALLOWED_ORIGINS: v.optional(webUrls),
  EMBED_ORIGINS: v.optional(origins),
  TRUST_PROXY: v.optional(wholeNumber(0, 16), '0'),
  SOCKETS_PER_IP: perIp(DEFAULT_NETWORK_LIMITS.sockets),
  CONNECTS_PER_IP: perIp(DEFAULT_NETWORK_LIMITS.connects),
  JOINS_PER_IP: perIp(DEFAULT_NETWORK_LIMITS.joins),
  REDIS_URL: v.optional(redisUrl),
  TUNNEL: v.optional(v.picklist(PROVIDER_NAMES, `must be ${PROVIDER_NAMES.join(' or ')}`)),
  TUNNEL_HOST: v.optional(webUrl, 'https://localtunnel.me'),
  TUNNEL_SUBDOMAIN: v.optional(tunnelName),
  METRICS_PORT: v.optional(wholeNumber(0, 65_535)),
  METRICS_HOST: v.optional(hostName, '127.0.0.1'),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
});

type SettingName = keyof typeof settingsSchema.entries;
type Texts = { [name in SettingName]?: string };

const SETTING_NAMES = Object.keys(settingsSchema.entries) as SettingName[];
/** Secrets have no flag: everybody on the machine can read a running program's flags. */
const SECRETS: readonly SettingName[] = ['TURN_SECRET', 'REDIS_URL'];
const FLAG_NAMES = SETTING_NAMES.filter((name) => !SECRETS.includes(name));
/** Flags that may stand alone, with what they mean then. */
const BARE_FLAGS = { TUNNEL: 'localtunnel' } as const;

export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Absent: all interfaces. */
  readonly host: string | undefined;
  readonly roomCapacity: number;
  /** How many members may show a picture in a room's call. */
  readonly callCameras: number;
  readonly files: FileRules;
  /** Whether members without another path may talk through the server. */
  readonly lastResort: LastResort;
  /** The same for every member. */
  readonly iceServers: readonly IceServer[];
  /** For credentials of each member's own. */
  readonly turn: TurnSettings | undefined;
  /** Where people reach the server if that is not where it listens: behind a proxy or a tunnel. */
  readonly publicUrl: string | undefined;
  /** Origins whose pages may connect, besides the server's own page. */
  readonly allowedOrigins: readonly string[];
  /** Origins whose pages may show the page in a frame. Empty: nobody's. */
  readonly embedOrigins: readonly string[];
  /** How many proxies in front of us are ours. They are believed when they tell whom they speak for. */
  readonly trustedHops: number;
  readonly networkLimits: NetworkLimits;
  /** Where rooms are shared with other processes. Absent: rooms are this process's own. */
  readonly redisUrl: string | undefined;
  /** Absent: no tunnel. */
  readonly tunnel: TunnelSettings | undefined;
  /** Where the metrics are served. Absent: nowhere. */
  readonly metrics: MetricsAddress | undefined;
  /** Whether to open the page in a browser on this machine. */
  readonly opensBrowser: boolean;
  readonly logLevel: LogLevel;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  /** One line for the operator. It names the setting and never repeats its value, which may be a secret. */
  | { readonly ok: false; readonly problem: string };

/** What to do: to start a server, where nothing else is asked for. */
export const loadCommand = (): Command => commandIn(process.argv.slice(2));

/** Flags win over the environment, and the environment over `.env`. */
export function loadConfig(): ConfigResult {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env, process.argv.slice(2));
}

/** What `parley keep` is to do. */
export function loadKeepRequest(): KeepRequest {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readKeepRequest(process.env, process.argv.slice(3));
}

export function readConfig(
  env: { readonly [name: string]: string | undefined },
  args: readonly string[],
): ConfigResult {
  const flags = readFlags(args, FLAG_NAMES, BARE_FLAGS);
  if (!flags.ok) return flags;

  const texts: Texts = {};
  for (const name of SETTING_NAMES) {
    const text = (flags.texts as Texts)[name] ?? env[name];
    if (text !== undefined && !isUnset(name, text)) texts[name] = text;
  }

  const settings = v.safeParse(settingsSchema, texts, { abortEarly: true });
  if (!settings.success) {
    const [issue] = settings.issues;
    return { ok: false, problem: `${issue.path?.[0].key} ${issue.message}.` };
  }
  const problem = problemWithTurn(settings.output);
  if (problem !== undefined) return { ok: false, problem };
  return { ok: true, config: { ...toConfig(settings.output), opensBrowser: flags.open } };
}

// `PORT=` in a compose file means that nobody set it. Only for STUN_URLS an empty value means something: none.
const isUnset = (name: SettingName, text: string): boolean => text === '' && name !== 'STUN_URLS';

type Settings = v.InferOutput<typeof settingsSchema>;

function problemWithTurn({ TURN_URLS, TURN_SECRET }: Settings): string | undefined {
  if (TURN_URLS !== undefined && TURN_SECRET === undefined)
    return 'TURN_URLS needs TURN_SECRET, the static-auth-secret of the TURN server.';
  if (TURN_SECRET !== undefined && TURN_URLS === undefined)
    return 'TURN_SECRET needs TURN_URLS, such as turn:turn.example.com:3478.';
  return undefined;
}

const turnOf = ({ TURN_URLS, TURN_SECRET, TURN_TTL }: Settings): TurnSettings | undefined =>
  TURN_URLS && TURN_SECRET ? { urls: TURN_URLS, secret: TURN_SECRET, ttlMs: TURN_TTL * 1_000 } : undefined;

const tunnelOf = ({ TUNNEL, TUNNEL_HOST, TUNNEL_SUBDOMAIN }: Settings): Config['tunnel'] =>
  TUNNEL && { provider: TUNNEL, host: TUNNEL_HOST, subdomain: TUNNEL_SUBDOMAIN };

const metricsOf = ({ METRICS_PORT, METRICS_HOST }: Settings): Config['metrics'] =>
  METRICS_PORT === undefined ? undefined : { port: METRICS_PORT, host: METRICS_HOST };

function toConfig(settings: Settings): Omit<Config, 'opensBrowser'> {
  const elsewhere = [settings.PUBLIC_URL ?? [], settings.ALLOWED_ORIGINS ?? []].flat();
  return {
    port: settings.PORT,
    host: settings.HOST,
    roomCapacity: settings.ROOM_CAPACITY,
    callCameras: settings.CALL_CAMERAS,
    files: { use: settings.FILES, maxBytes: settings.FILE_MAX_BYTES ?? null },
    lastResort: settings.LAST_RESORT,
    iceServers: settings.ICE_SERVERS ?? settings.STUN_URLS,
    turn: turnOf(settings),
    publicUrl: settings.PUBLIC_URL,
    allowedOrigins: elsewhere.map((url) => new URL(url).origin),
    embedOrigins: settings.EMBED_ORIGINS ?? [],
    trustedHops: settings.TRUST_PROXY,
    networkLimits: {
      sockets: settings.SOCKETS_PER_IP,
      connects: settings.CONNECTS_PER_IP,
      joins: settings.JOINS_PER_IP,
    },
    redisUrl: settings.REDIS_URL,
    tunnel: tunnelOf(settings),
    metrics: metricsOf(settings),
    logLevel: settings.LOG_LEVEL,
  };
}
