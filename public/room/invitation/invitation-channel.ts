/** The frame of invitations. It is never relayed: it holds the key of a sealed room. */
import * as v from 'valibot';
import { isRoomId } from '../../../src/protocol.ts';
import { channelKind, type FrameOf } from '../../net/protocol/channel-kind.ts';
import { ROOM_KEY } from './room-link.ts';

/** Longest address of a page. */
const MAX_URL_LENGTH = 256;

/** Come to this sealed room, or: this room is reached at that address now. With neither: I have your invitation. */
const invitation = v.strictObject({
  type: v.literal('invitation'),
  roomId: v.pipe(v.string(), v.check(isRoomId)),
  key: v.optional(v.pipe(v.string(), v.regex(ROOM_KEY))),
  url: v.optional(v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH))),
});

export const invitationChannel = channelKind({ name: 'invitation', frames: { invitation } });

export type InvitationFrame = FrameOf<typeof invitationChannel>;
