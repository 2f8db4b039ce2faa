/** Where the frames for bulk connections go. What they may be is read by the code that comes later (`bulk-frame`). */
import * as v from 'valibot';
import { channelKind } from '../protocol/channel-kind.ts';

export const bulkChannel = channelKind({
  name: 'bulk',
  frames: { bulk: v.looseObject({ type: v.literal('bulk') }) },
  // Until that code is there: a few pairs begin at once.
  buffer: 64,
});
