/** Where the frames for bulk connections go. What they may be is read by the code that comes later (`bulk-frame`). */
import { channelKind, readLater } from '../protocol/channel-kind.ts';

export const bulkChannel = channelKind({
  name: 'bulk',
  frames: { bulk: readLater<{ readonly type: 'bulk'; readonly [field: string]: unknown }>() },
  // Until that code is there: a few pairs begin at once.
  buffer: 64,
});
