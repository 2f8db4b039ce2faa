/**
 * All kinds of frames in a room. A channel hears of members in this order. A new kind of frame is added here and in
 * its own folder only.
 */
import { bulkChannel } from '../net/bulk/bulk-channel.ts';
import { callChannel } from './call/call-channel.ts';
import { clockChannel } from './clock/clock-channel.ts';
import { fileChannel } from './files/file-channel.ts';
import { invitationChannel } from './invitation/invitation-channel.ts';
import { keeperChannel } from './keep/keeper-channel.ts';
import { keepingChannel } from './keep/keeping-channel.ts';
import { activityChannel } from './people/activity-channel.ts';
import { privateChannel } from './private/private-channel.ts';
import { syncChannel } from './sync/sync-channel.ts';

export const CHANNELS = [
  privateChannel,
  syncChannel,
  activityChannel,
  callChannel,
  invitationChannel,
  clockChannel,
  keepingChannel,
  keeperChannel,
  bulkChannel,
  fileChannel,
] as const;
