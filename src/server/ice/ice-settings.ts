/**
 * The settings for STUN and TURN servers, as an operator writes them. What a member is told of them is in ice-source.ts.
 * Nothing here contacts a server.
 */
import * as v from 'valibot';
import { type IceServer, MAX_ICE_SERVERS, MAX_ICE_TEXT_LENGTH } from '../../protocol.ts';
import { type IceUrl, parseIceUrl } from './ice-url.ts';

/** Two members behind ordinary home routers find each other with these. Strict networks need a TURN server. */
export const DEFAULT_STUN_URLS = 'stun:stun.l.google.com:19302,stun:stun.cloudflare.com:3478';

/** One entry of the list is for the servers of `TURN_URLS`. */
const MAX_WRITTEN_SERVERS = MAX_ICE_SERVERS - 1;
const MAX_SECRET_LENGTH = 512;

const iceUrl = (...kinds: readonly IceUrl['kind'][]) =>
  v.pipe(
    v.string(),
    v.check((text) => kinds.some((kind) => parseIceUrl(text)?.kind === kind)),
  );

const urlList = (kind: IceUrl['kind']) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',').map((part) => part.trim())),
    v.transform((urls) => urls.filter((text) => text !== '')),
    v.array(iceUrl(kind)),
    v.maxLength(MAX_ICE_SERVERS),
  );

const isTurn = (url: string): boolean => parseIceUrl(url)?.kind === 'turn';

// A browser refuses the whole list, and with it every connection, if one TURN entry lacks credentials.
const hasCredentials = ({ urls, username, credential }: IceServer): boolean =>
  ![urls].flat().some(isTurn) || (username !== undefined && credential !== undefined);

const iceText = v.pipe(v.string(), v.maxLength(MAX_ICE_TEXT_LENGTH));
const anyUrl = iceUrl('stun', 'turn');

const iceServer = v.pipe(
  v.strictObject({
    urls: v.union([anyUrl, v.pipe(v.array(anyUrl), v.minLength(1), v.maxLength(MAX_ICE_SERVERS))]),
    username: v.optional(iceText),
    credential: v.optional(iceText),
  }),
  v.check(hasCredentials),
);

/** `ICE_SERVERS`: the list as `RTCPeerConnection` takes it, written as JSON. */
export const iceServersText = v.message(
  v.pipe(v.string(), v.parseJson(), v.array(iceServer), v.maxLength(MAX_WRITTEN_SERVERS)),
  `must be a JSON list of at most ${MAX_WRITTEN_SERVERS} servers such as [{"urls":"turn:turn.example.com:3478","username":"…","credential":"…"}]`,
);

/** `STUN_URLS`: the short form, several URLs of servers that need no credentials. Empty means none. */
export const stunUrlsText = v.message(
  v.pipe(
    urlList('stun'),
    v.transform((urls): IceServer[] => (urls.length === 0 ? [] : [{ urls }])),
  ),
  'must be a comma-separated list of URLs such as stun:stun.example.com:3478',
);

/** `TURN_URLS`: the servers for which credentials are made with `TURN_SECRET`. */
export const turnUrlsText = v.message(
  v.pipe(urlList('turn'), v.minLength(1)),
  'must be a comma-separated list of URLs such as turn:turn.example.com:3478',
);

/** `TURN_SECRET`: coturn's own file takes one line without blanks. */
export const turnSecretText = v.message(
  v.pipe(v.string(), v.regex(/^\S+$/), v.maxLength(MAX_SECRET_LENGTH)),
  `must be the static-auth-secret of the TURN server, at most ${MAX_SECRET_LENGTH} characters without blanks`,
);
