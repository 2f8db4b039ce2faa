/** The schema of an entry, on a link and in storage, with its bounds. */
import * as v from 'valibot';
import {
  base64UrlOf,
  countSchema,
  memberIdSchema,
  nameSchema,
  signatureSchema,
  textOf,
} from '../../net/protocol/fields.ts';

/**
 * Longest text of one entry, as `wireBytes` counts: sealed and relayed it is still one frame. What people may write is
 * counted in graphemes (`TEXT_LIMIT`); in an entry it is not, because browsers of another age count them otherwise, and
 * an entry that one takes and another refuses would split transcripts.
 */
export const MAX_TEXT_BYTES = 30_000;
/** Longest reaction, in UTF-16 code units: a family emoji with skin tones is 25. */
export const MAX_EMOJI_LENGTH = 32;

/** Longest name of a file, as `wireBytes` counts: twice what a disk takes, as it was written. */
const MAX_FILE_NAME_BYTES = 512;
/** The largest file there may be: which pieces of it somebody has still is one frame. */
export const MAX_FILE_BYTES = 2 ** 38;
/** Longest preview, in base64: 4 kB, so that an entry with the longest caption still is one frame and one line. */
export const MAX_PREVIEW_LENGTH = 5_464;
/** CSS pixels of a picture. */
const MAX_PIXELS = 65_535;

/** Most entries that one entry names as seen: as many members as a room may have. */
export const MAX_SEEN = 32;

/** Unix time in milliseconds, as far as a Date goes (ECMA-262 §21.4.1.1). */
export const momentSchema = v.pipe(countSchema, v.maxValue(8.64e15));

const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const text = textOf(MAX_TEXT_BYTES);
/** One reaction: a single emoji, however many code points it is made of. */
const emoji = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_EMOJI_LENGTH));
/**
 * Names one log of an author: its number among them in base 36, then 5 characters at random, so that two devices with
 * one key do not write the same log. In the order of strings a later log comes after an earlier one.
 */
export const logNameSchema = v.pipe(v.string(), v.regex(/^[0-9a-z]{3}[\w-]{5}$/));
const log = logNameSchema;
const target = v.strictObject({ author: memberIdSchema, log, seq });

const pixels = v.optional(v.pipe(seq, v.maxValue(MAX_PIXELS)));
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z\d+/]+={0,2}$/), v.maxLength(MAX_PREVIEW_LENGTH));
/** A media type without parameters (RFC 6838 §4.2), in lower case; empty where it is not known. */
const mediaType = v.pipe(v.string(), v.regex(/^(?:[\da-z!#$&^_.+-]{1,63}\/[\da-z!#$&^_.+-]{1,63})?$/));

const fileFields = v.strictObject({
  kind: v.literal('file'),
  name: textOf(MAX_FILE_NAME_BYTES),
  bytes: v.pipe(seq, v.maxValue(MAX_FILE_BYTES)),
  type: mediaType,
  preview: v.optional(base64),
  width: pixels,
  height: pixels,
  caption: v.optional(text),
  replyTo: v.optional(target),
});

/** Most entries are of the first kind. */
const bodySchema = v.union([
  v.strictObject({ kind: v.literal('text'), text, replyTo: v.optional(target) }),
  v.strictObject({ kind: v.literal('name'), name: nameSchema }),
  fileFields,
  /** Only ever of one of the author's own entries: nobody can edit or delete what somebody else said. */
  v.strictObject({ kind: v.literal('edit'), log, seq, text }),
  v.strictObject({ kind: v.literal('delete'), log, seq }),
  v.strictObject({ kind: v.literal('reaction'), target, emoji, isOn: v.boolean() }),
]);

export const entrySchema = v.strictObject({
  author: memberIdSchema,
  /** Whoever lost what they wrote begins a new one. */
  log,
  /** 1, 2, 3 … without a gap in each log. */
  seq,
  /** When it was written, as its author claims: the room's time in Unix milliseconds. */
  at: momentSchema,
  /** Digests of the logs that its author had seen, up to the latest entries: what it stands after. */
  seen: v.pipe(v.array(base64UrlOf(22)), v.maxLength(MAX_SEEN), v.readonly()),
  body: bodySchema,
  /** Ed25519 by the author over all of the above and the room. */
  signature: signatureSchema,
});

export type Target = v.InferOutput<typeof target>;
export type FileBody = v.InferOutput<typeof fileFields>;
export type Body = v.InferOutput<typeof bodySchema>;
export type Entry = v.InferOutput<typeof entrySchema>;
