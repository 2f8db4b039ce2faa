/**
 * The contract between members: the frames on a link, with their guards and bounds. The server can neither see a frame
 * nor compile against this file. Says nothing of when a frame is sent.
 */
import * as v from 'valibot';
import { MEMBER_ID } from './signer.ts';

/** No frame is longer than this; Chromium and Firefox both carry it in one piece. */
export const MAX_FRAME_LENGTH = 65_536;
/** Longest text of one entry, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 8_000;
/** Longest name, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 40;
/** Most entries in one frame. */
export const MAX_ENTRIES = 200;
/** Most authors in one map of heads. */
export const MAX_AUTHORS = 500;

const memberId = v.pipe(v.string(), v.regex(MEMBER_ID));
const signature = v.pipe(v.string(), v.length(86), v.regex(/^[A-Za-z0-9_-]+$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT_LENGTH));

const bodySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), text }),
  v.strictObject({ kind: v.literal('name'), name }),
]);

export const entrySchema = v.strictObject({
  author: memberId,
  /** 1, 2, 3 … without a gap for each author. */
  seq,
  /** Hybrid logical clock in milliseconds: what the order is made of. */
  time: count,
  /** The author's own clock, Unix time in milliseconds: what is shown. */
  at: count,
  body: bodySchema,
  /** Ed25519 by the author over all of the above and the room. */
  signature,
});

const heads = v.pipe(
  v.record(memberId, seq),
  v.check((map) => Object.keys(map).length <= MAX_AUTHORS),
);

const frameSchema = v.variant('type', [
  /** The first frame on a link, both ways: signed over both DTLS fingerprints, the room and the name. */
  v.strictObject({ type: v.literal('hello'), name, signature }),
  v.strictObject({ type: v.literal('bye') }),
  v.strictObject({ type: v.literal('ping'), nonce: count }),
  v.strictObject({ type: v.literal('pong'), nonce: count }),
  /** What the sender has. */
  v.strictObject({ type: v.literal('heads'), heads }),
  /** Please send these authors' entries after the given seq. */
  v.strictObject({ type: v.literal('want'), after: v.pipe(v.record(memberId, count), v.check((map) => Object.keys(map).length <= MAX_AUTHORS)) }),
  v.strictObject({
    type: v.literal('entries'),
    entries: v.pipe(v.array(entrySchema), v.minLength(1), v.maxLength(MAX_ENTRIES)),
  }),
]);

export type Body = v.InferOutput<typeof bodySchema>;
export type Entry = v.InferOutput<typeof entrySchema>;
export type Heads = Readonly<Record<string, number>>;
export type Frame = v.InferOutput<typeof frameSchema>;
export type FrameOf<Type extends Frame['type']> = Extract<Frame, { type: Type }>;

export const encodeFrame = (frame: Frame): string => JSON.stringify(frame);

/** The frame, or null for anything that is not one. */
export function decodeFrame(text: string): Frame | null {
  if (text.length > MAX_FRAME_LENGTH) return null;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null; // not JSON: as malformed as anything the schema refuses
  }
  const frame = v.safeParse(frameSchema, content);
  return frame.success ? frame.output : null;
}
