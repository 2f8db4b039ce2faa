/** The frame that tells whether its sender's device keeps the room. Each replaces the one before. */
import * as v from 'valibot';
import { channelKind } from '../../net/protocol/channel-kind.ts';

const keeping = v.strictObject({ type: v.literal('keeping'), isOn: v.boolean() });

export const keepingChannel = channelKind({ name: 'keeping', frames: { keeping }, buffer: 'latest' });
