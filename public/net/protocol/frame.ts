/**
 * The contract between members: the frames on a link, with their guards and bounds. The server can neither see a frame
 * nor compile against this file. Says nothing of when a frame is sent.
 */
import * as v from 'valibot';
import { isRoomId } from '../../../src/protocol.ts';
import { MEMBER_ID } from '../crypto/signer.ts';

/** No frame is longer than this; Chromium and Firefox both carry it in one piece. */
export const MAX_FRAME_LENGTH = 65_536;
/** Longest text of one entry, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 8_000;
/** Longest name, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 40;
/** Longest reaction, in UTF-16 code units: a family emoji with skin tones is 25. */
export const MAX_EMOJI_LENGTH = 32;
/** Most entries in one frame. */
export const MAX_ENTRIES = 200;
/** Most authors in one map of heads. */
export const MAX_AUTHORS = 500;
/** Most members in one list of links. */
export const MAX_LINKS = 256;
/** Longest address of a page. */
const MAX_URL_LENGTH = 256;
/** A frame is carried over this many members at most. */
export const MAX_HOPS = 8;

const memberId = v.pipe(v.string(), v.regex(MEMBER_ID));
const BASE64URL = /^[A-Za-z0-9_-]+$/;
const signature = v.pipe(v.string(), v.length(86), v.regex(BASE64URL));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Unix time in milliseconds, as far as a Date goes (ECMA-262 §21.4.1.1). */
const moment = v.pipe(count, v.maxValue(8.64e15));
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT_LENGTH));

/** One reaction: a single emoji, however many code points it is made of. */
const emoji = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_EMOJI_LENGTH));
const target = v.strictObject({ author: memberId, seq });

const bodySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), text, replyTo: v.optional(target) }),
  v.strictObject({ kind: v.literal('name'), name }),
  /** Only ever of the author's own entry `seq`: nobody can edit or delete what somebody else said. */
  v.strictObject({ kind: v.literal('edit'), seq, text }),
  v.strictObject({ kind: v.literal('delete'), seq }),
  v.strictObject({ kind: v.literal('reaction'), target, emoji, isOn: v.boolean() }),
]);

export const entrySchema = v.strictObject({
  author: memberId,
  /** 1, 2, 3 … without a gap for each author. */
  seq,
  /** Hybrid logical clock in milliseconds: what the order is made of. */
  time: moment,
  /** The author's own clock, Unix time in milliseconds: what is shown. */
  at: moment,
  body: bodySchema,
  /** Ed25519 by the author over all of the above and the room. */
  signature,
});

/** One value for each of a bounded number of authors. */
const eachAuthor = <Value extends v.GenericSchema>(value: Value) =>
  v.pipe(
    v.record(memberId, value),
    v.check((map) => !Array.isArray(map) && Object.keys(map).length <= MAX_AUTHORS),
  );
const perAuthor = eachAuthor(count);

/** What stands behind the # of a sealed room's link: at least 128 bits as base64url. */
export const ROOM_KEY = /^[\w-]{22,86}$/;

/** Names one session of a member. */
export const sessionIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/));
const bye = v.strictObject({ type: v.literal('bye'), sessionId: sessionIdSchema });

/** What the sender has. */
const heads = v.strictObject({
  type: v.literal('heads'),
  heads: perAuthor,
  /** Of each of these authors' entries up to the head: 16 bytes as base64url. */
  digests: v.optional(eachAuthor(v.pipe(v.string(), v.length(22), v.regex(BASE64URL)))),
});
/** Please send these authors' entries after the given seq. */
const want = v.strictObject({ type: v.literal('want'), after: perAuthor });
const entries = v.strictObject({
  type: v.literal('entries'),
  entries: v.pipe(v.array(entrySchema), v.maxLength(MAX_ENTRIES)),
  /** Every `want` is answered with one such frame, empty where there is nothing to send. */
  isAnswer: v.optional(v.literal(true)),
  /** The same for every `review`. */
  isReview: v.optional(v.literal(true)),
});
/** Please send this author's entries after the given seq, though I have as many: they are not the same as yours. */
const review = v.strictObject({ type: v.literal('review'), author: memberId, after: count });
/** One of the above, sealed for the receiver: of a conversation of two. */
const sealedForOne = v.strictObject({ type: v.literal('private'), sealed: v.string() });

const frameSchema = v.variant('type', [
  /** The first frame on a link, both ways: signed over both DTLS fingerprints, the room, the name and the sessionId. */
  v.strictObject({ type: v.literal('hello'), name, sessionId: sessionIdSchema, signature }),
  bye,
  v.strictObject({ type: v.literal('ping'), nonce: count }),
  v.strictObject({ type: v.literal('pong'), nonce: count }),
  heads,
  want,
  entries,
  review,
  sealedForOne,
  /** Whom the sender holds open links with. */
  v.strictObject({
    type: v.literal('links'),
    members: v.pipe(v.array(memberId), v.maxLength(MAX_LINKS)),
    /** Those of them whose link goes over a TURN server. */
    relayed: v.optional(v.pipe(v.array(memberId), v.maxLength(MAX_LINKS))),
  }),
  /** Come to this sealed room, or: this room is reached at that address now. With neither: I have your invitation. */
  v.strictObject({
    type: v.literal('invitation'),
    roomId: v.pipe(v.string(), v.check(isRoomId)),
    key: v.optional(v.pipe(v.string(), v.regex(ROOM_KEY))),
    url: v.optional(v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH))),
  }),
  /**
   * What the sender is doing now; whispering is typing to the receiver alone. Never kept; either is over when it is not
   * told again.
   */
  v.strictObject({ type: v.literal('attention'), is: v.picklist(['here', 'typing', 'whispering', 'away']) }),
  /**
   * Where the sender is in calls with the receiver: in the one named, in none, asking for it, or not coming. The room's
   * call is named `room`. Each replaces the one before.
   */
  v.strictObject({
    type: v.literal('call'),
    step: v.picklist(['in', 'out', 'ring', 'declined', 'busy']),
    id: sessionIdSchema,
    isMuted: v.optional(v.literal(true)),
    video: v.optional(v.picklist(['camera', 'screen'])),
  }),
  /** To be carried to a member whom its author holds no link with. */
  v.strictObject({
    type: v.literal('carried'),
    from: memberId,
    to: memberId,
    /** How often it may still be passed on. */
    hops: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_HOPS)),
    /** Unix time in milliseconds, never twice the same from one author. */
    nonce: count,
    /** An encoded `CarriedFrame`. */
    payload: v.pipe(v.string(), v.maxLength(MAX_FRAME_LENGTH)),
    /** Ed25519 by `from` over everything but the hops. */
    signature,
  }),
]);

/** What may travel inside a `carried` frame. */
const carriedSchema = v.variant('type', [
  v.strictObject({ type: v.literal('heads'), heads: perAuthor }),
  bye,
  /** A link signal, sealed as it would be for the server. */
  v.strictObject({ type: v.literal('signal'), sealed: v.string() }),
  sealedForOne,
]);

/** What brings conversations together. */
const syncSchema = v.variant('type', [heads, want, entries, review]);

export type Body = v.InferOutput<typeof bodySchema>;
export type Entry = v.InferOutput<typeof entrySchema>;
export type Heads = Readonly<Record<string, number>>;
export type Digests = Readonly<Record<string, string>>;
export type CarriedFrame = v.InferOutput<typeof carriedSchema>;
export type SyncFrame = v.InferOutput<typeof syncSchema>;
export type Frame = v.InferOutput<typeof frameSchema>;
export type FrameOf<Type extends Frame['type']> = Extract<Frame, { type: Type }>;

export const encodeFrame = (frame: Frame | CarriedFrame): string => JSON.stringify(frame);

/** The frame, or null for anything that is not one. */
export const decodeFrame = (text: string): Frame | null => decode(frameSchema, text);

/** The payload of a `carried` frame, or null for anything that is not one. */
export const decodeCarried = (text: string): CarriedFrame | null => decode(carriedSchema, text);

/** What was sealed in a `private` frame, or null for anything else. */
export function readSyncFrame(content: unknown): SyncFrame | null {
  const frame = v.safeParse(syncSchema, content);
  return frame.success ? frame.output : null;
}

function decode<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> | null {
  if (text.length > MAX_FRAME_LENGTH) return null;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null; // not JSON: as malformed as anything the schema refuses
  }
  const frame = v.safeParse(schema, content);
  return frame.success ? frame.output : null;
}
