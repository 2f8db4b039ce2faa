/** The frame in which a keeper says that it is one. What it says is read by the part that comes after the page
 *  (`keeper-word`). It is signed, so it may come over others. */
import { channelKind, readLater } from '../../net/protocol/channel-kind.ts';

const keeper = readLater<{ readonly type: 'keeper'; readonly terms?: unknown }>();

export const keeperChannel = channelKind({
  name: 'keeper',
  frames: { keeper },
  relayed: { keeper },
  buffer: 'latest',
});
