/** The frames in which members tell each other what their devices' clocks say, as NTP does it (RFC 5905 §8). */
import * as v from 'valibot';
import { channelKind, type FrameOf } from '../../net/protocol/channel-kind.ts';
import { countSchema } from '../../net/protocol/fields.ts';
import { momentSchema } from '../log/entry-schema.ts';

/** What does your clock say? */
const askClock = v.strictObject({ type: v.literal('ask-clock'), nonce: countSchema });
const clock = v.strictObject({ type: v.literal('clock'), nonce: countSchema, at: momentSchema });

/** Whoever asked before the code is loaded is answered then. */
export const clockChannel = channelKind({
  name: 'clock',
  frames: { 'ask-clock': askClock, clock },
  buffer: 'latest',
});

export type ClockFrame = FrameOf<typeof clockChannel>;
