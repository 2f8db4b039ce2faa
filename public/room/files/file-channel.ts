/** The frames about files. What they say is read by the part that comes after the page (`file-frames`). Nothing waits for
 *  it: whoever comes asks the others anew. */
import * as v from 'valibot';
import { channelKind } from '../../net/protocol/channel-kind.ts';

const file = v.strictObject({ type: v.literal('file'), about: v.unknown() });
/** Who has which files, for those who have no link with them. */
const fileNews = v.strictObject({ type: v.literal('file-news'), about: v.unknown() });

export const fileChannel = channelKind({
  name: 'file',
  frames: { file },
  relayed: { 'file-news': fileNews },
});
