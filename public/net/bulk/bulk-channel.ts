/** The frames by which two members agree on connections for bulk. They go on the pair's own link alone. */
import * as v from 'valibot';
import { linkSignalSchema } from '../link/link.ts';
import { channelKind, type FrameOf } from '../protocol/channel-kind.ts';
import { countSchema, sessionIdSchema } from '../protocol/fields.ts';

/** Connections of one pair at a time: on a long line several are faster than one. */
export const MAX_LANES = 4;

/** Made by who offers the lane; written as sessions are. */
const laneId = sessionIdSchema;

/** How things stand at the sender; replaces what the last one said. */
const state = v.strictObject({
  type: v.literal('bulk'),
  /** The sender wants a connection. */
  isHeld: v.boolean(),
  /** In a call: take only what it leaves. */
  isCalling: v.boolean(),
  /** All lanes that the sender knows. */
  lanes: v.pipe(v.array(laneId), v.maxLength(MAX_LANES)),
});

const signal = v.strictObject({ type: v.literal('bulk-signal'), lane: laneId, ...linkSignalSchema.entries });

/** Why a lane ended at the sender. */
const LANE_ENDS = ['unwanted', 'failed', 'refused', 'turn-off'] as const;
const over = v.strictObject({ type: v.literal('bulk-over'), lane: laneId, why: v.picklist(LANE_ENDS) });

/** How long the link takes there and back, which grows before anything is lost. */
const ping = v.strictObject({ type: v.literal('bulk-ping'), nonce: countSchema });
const pong = v.strictObject({ type: v.literal('bulk-pong'), nonce: countSchema });

export const bulkChannel = channelKind({
  name: 'bulk',
  frames: { bulk: state, 'bulk-signal': signal, 'bulk-over': over, 'bulk-ping': ping, 'bulk-pong': pong },
  // The code for them may still be on its way: a few pairs begin at once.
  buffer: 64,
});

export type BulkFrame = FrameOf<typeof bulkChannel>;
export type LaneEnd = (typeof LANE_ENDS)[number];
