/** The frame that tells what its sender is doing now. A new link begins with nothing told. */
import * as v from 'valibot';
import { channelKind, type FrameOf } from '../../net/protocol/channel-kind.ts';

/** Whispering is typing to the receiver alone. Both are over when they are not told again. */
const activity = v.strictObject({
  type: v.literal('activity'),
  is: v.picklist(['here', 'typing', 'whispering', 'away']),
});

export const activityChannel = channelKind({ name: 'activity', frames: { activity }, buffer: 'latest' });

export type ActivityFrame = FrameOf<typeof activityChannel>;
