/** The frames by which two members agree on connections for bulk. They go on the pair's own link alone. */
import * as v from 'valibot';
import { linkSignalSchema } from '../link/link.ts';
import { countSchema, sessionIdSchema } from '../protocol/fields.ts';
import { readerOfKinds } from '../protocol/kinds.ts';

/** Connections of one pair at a time: on a long line several are faster than one. */
export const MAX_LANES = 4;

const type = v.literal('bulk');
/** Made by who offers the lane; written as sessions are. */
const lane = sessionIdSchema;

/** How things stand at the sender; replaces what the last one said. */
const standing = v.strictObject({
  type,
  kind: v.literal('standing'),
  /** The sender wants a connection. */
  isHeld: v.boolean(),
  /** In a call: take only what it leaves. */
  isCalling: v.boolean(),
  /** All lanes that the sender knows. */
  lanes: v.pipe(v.array(lane), v.maxLength(MAX_LANES)),
});

const signal = v.strictObject({ type, kind: v.literal('signal'), lane, ...linkSignalSchema.entries });

/** Why a lane ended at the sender. */
const LANE_ENDS = ['unwanted', 'failed', 'refused', 'turn-off'] as const;
const over = v.strictObject({ type, kind: v.literal('over'), lane, why: v.picklist(LANE_ENDS) });

/** How long the link takes there and back, which grows before anything is lost. */
const ping = v.strictObject({ type, kind: v.literal('ping'), nonce: countSchema });
const pong = v.strictObject({ type, kind: v.literal('pong'), nonce: countSchema });

const schemas = [standing, signal, over, ping, pong] as const;

export type BulkFrame = v.InferOutput<(typeof schemas)[number]>;
export type StandingFrame = v.InferOutput<typeof standing>;
export type LaneEnd = (typeof LANE_ENDS)[number];

/** Null for anything that is none. */
export const readBulkFrame: (frame: unknown) => BulkFrame | null = readerOfKinds(schemas);
