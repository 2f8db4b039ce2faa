/** The frames of sync: what somebody has, what they lack, and entries. */
import * as v from 'valibot';
import { channelKind, type FrameOf, readFrame } from '../../net/protocol/channel-kind.ts';
import { base64UrlOf, countSchema } from '../../net/protocol/fields.ts';
import type { LogId } from '../log/entry.ts';
import { entrySchema } from '../log/entry-schema.ts';
import { MAX_LOGS } from '../log/heads.ts';

/** Most entries in one frame. */
export const MAX_ENTRIES = 200;

const logIdSchema = v.pipe(
  v.string(),
  v.regex(/^[\w-]{43}:[0-9a-z]{3}[\w-]{5}$/),
  v.transform((text) => text as LogId),
);

/** One value for each of a bounded number of logs. */
const eachLog = <Value extends v.GenericSchema>(value: Value) =>
  v.pipe(
    v.record(logIdSchema, value),
    v.check((map) => !Array.isArray(map) && Object.keys(map).length <= MAX_LOGS),
    v.transform((map) => map as Readonly<Record<LogId, v.InferOutput<Value>>>),
  );
const perLog = eachLog(countSchema);

/** What the sender has. */
const heads = v.strictObject({
  type: v.literal('heads'),
  heads: perLog,
  digests: v.optional(eachLog(base64UrlOf(22))),
});
/** Please send the entries of these logs after the given seq. */
const want = v.strictObject({ type: v.literal('want'), after: perLog });
/** Please send the entries of this log after the given seq, though I have as many: they are not the same as yours. */
const review = v.strictObject({ type: v.literal('review'), log: logIdSchema, after: countSchema });
const entries = v.strictObject({
  type: v.literal('entries'),
  entries: v.pipe(v.array(entrySchema), v.maxLength(MAX_ENTRIES)),
  /** Every `want` is answered with one such frame, empty where there is nothing to send. */
  isAnswer: v.optional(v.literal(true)),
  /** The same for every `review`. */
  isReview: v.optional(v.literal(true)),
});

/** Entries are acknowledged at once. The room subscribes from the start, so nothing is buffered. */
export const syncChannel = channelKind({
  name: 'sync',
  frames: { heads, want, review, entries },
  relayed: { heads: v.strictObject({ type: v.literal('heads'), heads: perLog }) },
  answered: ['entries'],
});

export type HeadsFrame = v.InferOutput<typeof heads>;
export type WantFrame = v.InferOutput<typeof want>;
export type ReviewFrame = v.InferOutput<typeof review>;
export type EntriesFrame = v.InferOutput<typeof entries>;
export type SyncFrame = FrameOf<typeof syncChannel>;

/** What was sealed in a private frame, or null for anything else. */
export const readSyncFrame = (content: unknown): SyncFrame | null => readFrame(syncChannel.frames, content);
