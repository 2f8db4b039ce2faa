/** The frame of private conversations: a sync frame, sealed for its receiver. */
import * as v from 'valibot';
import { channelKind, type FrameOf } from '../../net/protocol/channel-kind.ts';

const sealedForOne = v.strictObject({ type: v.literal('private'), sealed: v.string() });

export const privateChannel = channelKind({
  name: 'private',
  frames: { private: sealedForOne },
  relayed: { private: sealedForOne },
  /** Nobody says more before the code is loaded; dropped frames are asked for again. */
  buffer: 200,
});

export type PrivateFrame = FrameOf<typeof privateChannel>;
