/**
 * Owns which STUN and TURN servers members are told to use: how an operator writes them and what a join is answered with.
 * The only place that knows; it contacts none of them.
 */
import * as v from 'valibot';
import type { IceServer } from '../protocol.ts';

/** Asked at every join, so that credentials can be minted for one member at a time. */
export type IceSource = () => IceServer[];

/** Lets two members behind ordinary home routers find each other; strict networks need a TURN server of one's own. */
export const DEFAULT_STUN_URLS = 'stun:stun.l.google.com:19302,stun:stun.cloudflare.com:3478';

const STUN_URL = /^stuns?:[^\s?,]+$/;
const TURN_URL = /^turns?:[^\s?,]+(\?transport=(udp|tcp))?$/;

const isTurn = (url: string): boolean => url.startsWith('turn');
const listOf = (urls: string | string[]): string[] => (typeof urls === 'string' ? [urls] : urls);

// A browser refuses the whole list, and with it the call, when one TURN entry lacks credentials.
const hasCredentials = (server: IceServer): boolean =>
  !listOf(server.urls).some(isTurn) || (server.username !== undefined && server.credential !== undefined);

const url = v.pipe(
  v.string(),
  v.check((text) => STUN_URL.test(text) || TURN_URL.test(text)),
);

const iceServer = v.pipe(
  v.strictObject({
    urls: v.union([url, v.pipe(v.array(url), v.minLength(1))]),
    username: v.optional(v.string()),
    credential: v.optional(v.string()),
  }),
  v.check(hasCredentials),
);

/** `ICE_SERVERS`: the list as `RTCPeerConnection` takes it, written as JSON. */
export const iceServersText = v.message(
  v.pipe(v.string(), v.parseJson(), v.array(iceServer)),
  'must be a JSON list such as [{"urls":"turn:turn.example.com:3478","username":"…","credential":"…"}]',
);

/** `STUN_URLS`: the short form, several URLs of servers that need no credentials. Empty means none. */
export const stunUrlsText = v.message(
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',').map((part) => part.trim())),
    v.transform((urls) => urls.filter((text) => text !== '')),
    v.array(v.pipe(v.string(), v.regex(STUN_URL))),
    v.transform((urls): IceServer[] => (urls.length === 0 ? [] : [{ urls }])),
  ),
  'must be a comma-separated list of URLs such as stun:stun.example.com:3478',
);

/** The same servers for everybody. */
export const fixedIceServers =
  (servers: readonly IceServer[]): IceSource =>
  () => [...servers];
