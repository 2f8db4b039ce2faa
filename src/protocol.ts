/**
 * The contract between the page and the server: the one file that both import.
 * It says which Socket.IO events exist, what each may carry and how large it may be. It knows nothing of peers.
 */
import * as v from 'valibot';

/** 1–64 characters of the URL-safe alphabet; 10 random ones when the page makes the id. */
const ROOM_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Largest payload of one event in bytes (Socket.IO `maxHttpBufferSize`). */
export const MAX_EVENT_BYTES = 64_000;
/** Largest sealed card, in characters. */
export const MAX_CARD_LENGTH = 1_024;
/** Largest sealed signal, in characters; leaves room for the event around it. */
export const MAX_SIGNAL_LENGTH = 60_000;

export const isRoomId = (text: string): boolean => ROOM_ID.test(text);

/** Where the server reaches a member right now (the Socket.IO id). Changes at every reconnect and names nobody. */
export type Address = string;

const BASE64URL = /^[A-Za-z0-9_-]+$/;
const address = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const card = v.pipe(v.string(), v.maxLength(MAX_CARD_LENGTH), v.regex(BASE64URL));
const sealedSignal = v.pipe(v.string(), v.maxLength(MAX_SIGNAL_LENGTH), v.regex(BASE64URL));

export const joinRequestSchema = v.strictObject({
  roomId: v.pipe(v.string(), v.regex(ROOM_ID)),
  /** Derived from the room's secret; compared, never understood. 32 bytes as base64url. */
  door: v.pipe(v.string(), v.length(43), v.regex(BASE64URL)),
  /** The member's sealed introduction, kept and forwarded unread. */
  card,
});

export const signalRequestSchema = v.tuple([address, sealedSignal]);

const newcomerSchema = v.object({ address, card });

const iceServerSchema = v.object({
  urls: v.union([v.string(), v.array(v.string())]),
  username: v.optional(v.string()),
  credential: v.optional(v.string()),
});

/** Why the server did not let somebody in. */
export const JOIN_REFUSALS = ['room-full', 'wrong-door', 'bad-request', 'busy'] as const;
/** Why the server did not relay a signal: its receiver is gone, or its sender is in no room. */
export const SIGNAL_REFUSALS = ['gone', 'not-joined', 'bad-request', 'busy'] as const;

export const joinReplySchema = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    address,
    members: v.array(newcomerSchema),
    iceServers: v.array(iceServerSchema),
  }),
  v.object({ ok: v.literal(false), reason: v.picklist(JOIN_REFUSALS) }),
]);

export const joinedSchema = newcomerSchema;
export const leftSchema = address;
export const relayedSignalSchema = v.tuple([address, sealedSignal]);
export const undeliveredSchema = v.object({ to: v.string(), reason: v.picklist(SIGNAL_REFUSALS) });

export type JoinRequest = v.InferOutput<typeof joinRequestSchema>;
export type JoinReply = v.InferOutput<typeof joinReplySchema>;
export type JoinRefusal = (typeof JOIN_REFUSALS)[number];
export type SignalRefusal = (typeof SIGNAL_REFUSALS)[number];
export type Newcomer = v.InferOutput<typeof newcomerSchema>;
export type IceServer = v.InferOutput<typeof iceServerSchema>;
export type Undelivered = v.InferOutput<typeof undeliveredSchema>;

/** Page → server. */
export interface ClientEvents {
  join(request: JoinRequest, reply: (answer: JoinReply) => void): void;
  /** Relayed unread to one address of the same room. Silence means relayed; anything else is `undelivered`. */
  signal(to: Address, sealed: string): void;
  leave(): void;
}

/** Server → page. */
export interface ServerEvents {
  joined(newcomer: Newcomer): void;
  left(address: Address): void;
  signal(from: Address, sealed: string): void;
  undelivered(refusal: Undelivered): void;
  /** The server did not understand an event. Only a faulty or hostile page ever sees it. */
  refused(refusal: { event: string; reason: 'bad-request' | 'unknown-event' | 'busy' }): void;
}
