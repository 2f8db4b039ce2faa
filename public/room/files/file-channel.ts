/** The frame about files. What it says is read by the part that comes after the page (`file-frames`), which takes over
 *  others only who has what. Nothing waits for it: whoever comes asks the others anew. */
import { channelKind, readLater } from '../../net/protocol/channel-kind.ts';

const file = readLater<{ readonly type: 'file'; readonly about?: unknown }>();

export const fileChannel = channelKind({ name: 'file', frames: { file }, relayed: { file } });
