/**
 * The frame that tells where its sender stands in calls with the receiver. Each frame replaces the one before.
 */
import * as v from 'valibot';
import { channelKind, type FrameOf } from '../../net/protocol/channel-kind.ts';
import { sessionIdSchema } from '../../net/protocol/fields.ts';

/** In the call that is named, in none, asking for it, or not coming. The room's call is named `room`. */
const call = v.strictObject({
  type: v.literal('call'),
  step: v.picklist(['in', 'out', 'ring', 'declined', 'busy']),
  id: sessionIdSchema,
  isMuted: v.optional(v.literal(true)),
  video: v.optional(v.picklist(['camera', 'screen'])),
});

export const callChannel = channelKind({ name: 'call', frames: { call }, buffer: 'latest' });

export type CallFrame = FrameOf<typeof callChannel>;
