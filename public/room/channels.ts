/** The kinds of frames in a room, in the order in which they hear of members. A new kind is added here alone. */
import { callChannel } from './call/call-channel.ts';
import { invitationChannel } from './invitation/invitation-channel.ts';
import { activityChannel } from './people/activity-channel.ts';
import { privateChannel } from './private/private-channel.ts';
import { syncChannel } from './sync/sync-channel.ts';

export const CHANNELS = [
  privateChannel,
  syncChannel,
  activityChannel,
  callChannel,
  invitationChannel,
] as const;
