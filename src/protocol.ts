/**
 * The contract between the page and the server: the one file that both import. It says which Socket.IO events there are,
 * what each may carry and how large it may be. It knows nothing of peers.
 */
import * as v from 'valibot';
import type { Branded } from './brand.ts';

export type { Branded };

/** 1–64 characters of the URL-safe alphabet; 10 random ones when the page makes the id. */
const ROOM_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Largest payload of one event in bytes (Socket.IO `maxHttpBufferSize`). */
export const MAX_EVENT_BYTES = 64_000;
/** Largest sealed card, in characters. */
export const MAX_CARD_LENGTH = 1_024;
/** Largest sealed signal, in characters; leaves room for the event around it. */
export const MAX_SIGNAL_LENGTH = 60_000;
/** Most entries of the ICE server list, and URLs of one entry. */
export const MAX_ICE_SERVERS = 16;
/** Longest URL, user name or credential of an ICE server, in characters. */
export const MAX_ICE_TEXT_LENGTH = 1_024;
/** The longest time that a page is asked to wait before it joins again. */
const MAX_RETRY_AFTER_MS = 60_000;
/** Longest life of a TURN credential: one day. */
export const MAX_TURN_TTL_MS = 86_400_000;
/** Unix time in milliseconds, as far as a Date goes (ECMA-262 §21.4.1.1). */
const MAX_TIME = 8.64e15;
/** Most members of a room's call, and how many of them may have a picture unless the operator says otherwise. */
export const MAX_CALL_MEMBERS = 16;
export const DEFAULT_CALL_CAMERAS = 8;
/** Largest packet of the last resort, in characters: the largest size class, sealed, as base64url. */
const MAX_PACKET_LENGTH = 24_000;
/** Whether members without any other path may talk through the server, sealed: no, when both want it, or by itself. */
export const LAST_RESORTS = ['off', 'ask', 'on'] as const;
/** Files between members: as they like, not over TURN servers, or not at all. */
export const FILE_USES = ['on', 'no-turn', 'off'] as const;

export const isRoomId = (text: string): boolean => ROOM_ID.test(text);

/** Where the server reaches a member right now (the Socket.IO id). Changes at every reconnect and names nobody. */
export type Address = Branded<string, 'Address'>;

const BASE64URL = /^[A-Za-z0-9_-]+$/;
const address = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(64),
  v.transform((text) => text as Address),
);
const card = v.pipe(v.string(), v.maxLength(MAX_CARD_LENGTH), v.regex(BASE64URL));
const sealedSignal = v.pipe(v.string(), v.maxLength(MAX_SIGNAL_LENGTH), v.regex(BASE64URL));

export const joinRequestSchema = v.strictObject({
  roomId: v.pipe(v.string(), v.regex(ROOM_ID)),
  /** Derived from the room's secret. The server compares it and cannot read it. 32 bytes as base64url. */
  roomVerifier: v.pipe(v.string(), v.length(43), v.regex(BASE64URL)),
  /** The member's sealed introduction, kept and forwarded unread. */
  card,
});

export const signalRequestSchema = v.tuple([address, sealedSignal]);
const packet = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PACKET_LENGTH), v.regex(BASE64URL));
export const packetRequestSchema = v.tuple([address, packet]);

const newcomerSchema = v.object({ address, card });

const iceText = v.pipe(v.string(), v.maxLength(MAX_ICE_TEXT_LENGTH));
const iceServerSchema = v.object({
  urls: v.union([iceText, v.pipe(v.array(iceText), v.maxLength(MAX_ICE_SERVERS))]),
  username: v.optional(iceText),
  credential: v.optional(iceText),
});

const iceGrant = {
  iceServers: v.pipe(v.array(iceServerSchema), v.maxLength(MAX_ICE_SERVERS)),
  /** How long the credentials among them are valid from now; null if none of them expires. */
  iceExpiresInMs: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_TURN_TTL_MS)), null),
};
/** The server's clock when it answered: one voice among those that tell a device whether its own clock is right. */
const serverTime = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_TIME)));
/** The answer to `ice` if it is no refusal. */
export const iceAnswerSchema = v.object({ ...iceGrant, serverTime });

/** Why the server refused a connection, if it tells the page: the tunnel has no place left. */
const CONNECT_REFUSALS = ['tunnel-full'] as const;
/** What is answered instead of a connection; `message` is Engine.IO's word for the reason. */
export const connectRefusalSchema = v.object({ message: v.picklist(CONNECT_REFUSALS) });

/** Why the server did not let somebody in. */
export const JOIN_REFUSALS = ['room-full', 'wrong-key', 'bad-request', 'busy'] as const;
/** Why the server did not relay a signal: its receiver is gone, its sender is in no room or sends too much. */
export const SIGNAL_REFUSALS = ['gone', 'not-joined', 'bad-request', 'busy'] as const;

const fileRulesSchema = v.object({
  use: v.picklist(FILE_USES),
  /** Of one file; null: whatever pages take. */
  maxBytes: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
});

/** A union, like all of the first load: `variant` would be a quarter of a kilobyte more, and tell only errors better. */
export const joinReplySchema = v.union([
  v.object({
    ok: v.literal(true),
    address,
    members: v.array(newcomerSchema),
    ...iceGrant,
    serverTime,
    /** Most members of the room's call with a picture. */
    callCameras: v.optional(
      v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_CALL_MEMBERS)),
      DEFAULT_CALL_CAMERAS,
    ),
    files: v.optional(fileRulesSchema, { use: 'on', maxBytes: null }),
    lastResort: v.optional(v.picklist(LAST_RESORTS), 'off'),
  }),
  v.object({
    ok: v.literal(false),
    reason: v.picklist(JOIN_REFUSALS),
    /** With `busy`: when to try again. */
    retryAfterMs: v.optional(v.pipe(v.number(), v.maxValue(MAX_RETRY_AFTER_MS))),
  }),
]);

export const joinedSchema = newcomerSchema;
export const leftSchema = address;
export const relayedSignalSchema = v.tuple([address, sealedSignal]);
/** What the sender gave as an address, which may be none. */
const echo = v.pipe(
  v.string(),
  v.transform((text) => text as Address),
);
export const undeliveredSchema = v.object({ to: echo, reason: v.picklist(SIGNAL_REFUSALS) });

export type JoinRequest = v.InferOutput<typeof joinRequestSchema>;
export type JoinReply = v.InferOutput<typeof joinReplySchema>;
export type ConnectRefusal = (typeof CONNECT_REFUSALS)[number];
export type JoinRefusal = (typeof JOIN_REFUSALS)[number];
export type SignalRefusal = (typeof SIGNAL_REFUSALS)[number];
export type Newcomer = v.InferOutput<typeof newcomerSchema>;
export type LastResort = (typeof LAST_RESORTS)[number];
export type FileRules = Readonly<v.InferOutput<typeof fileRulesSchema>>;
export type IceServer = v.InferOutput<typeof iceServerSchema>;
export type IceGrant = Omit<IceAnswer, 'serverTime'>;
export type IceAnswer = v.InferOutput<typeof iceAnswerSchema>;
/** Refused are people who are in no room, and members who ask too often. */
export type IceReply =
  | ({ ok: true } & IceAnswer)
  | { ok: false; reason: 'not-joined' | 'bad-request' | 'busy' };
export type Undelivered = v.InferOutput<typeof undeliveredSchema>;

/** Page → server. */
export interface ClientEvents {
  join(request: JoinRequest, reply: (answer: JoinReply) => void): void;
  /** Relayed unread to one address of the same room. It is answered, by `undelivered`, only if it was not relayed. */
  signal(to: Address, sealed: string): void;
  /**
   * A packet of the last resort, relayed unread like a signal, with an allowance of its own. Answered by `undelivered` only if it
   * was not relayed.
   */
  packet(to: Address, sealed: string): void;
  /** Asks for ICE servers with fresh credentials, for new connections. */
  ice(reply: (answer: IceReply) => void): void;
  leave(): void;
}

/** Server → page. */
export interface ServerEvents {
  joined(newcomer: Newcomer): void;
  left(address: Address): void;
  signal(from: Address, sealed: string): void;
  packet(from: Address, sealed: string): void;
  undelivered(refusal: Undelivered): void;
  /** The URL at which people elsewhere reach the page now. Sent at every connect, and when it changes. */
  published(url: string): void;
  /** The server did not understand an event. Only a faulty or hostile page ever sees it. */
  refused(refusal: { event: string; reason: 'bad-request' | 'unknown-event' | 'busy' }): void;
}
