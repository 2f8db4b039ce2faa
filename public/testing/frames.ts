/** Every frame that members exchange, for tests that look at what goes over links. */
import type { FrameOf, RelayedOf } from '../net/protocol/channel-kind.ts';
import { FrameDecoder, type LinkFrame } from '../net/protocol/frame.ts';
import { NET_CHANNELS } from '../net/protocol/net-channels.ts';
import { CHANNELS } from '../room/channels.ts';

type Kind = (typeof CHANNELS | typeof NET_CHANNELS)[number];

/** Whatever an honest member sends on a link. */
export type AnyFrame = LinkFrame | FrameOf<Kind>;
export type AnyRelayed = RelayedOf<Kind>;

const decoder = new FrameDecoder([...NET_CHANNELS, ...CHANNELS]);

/** As the mesh of a room does. */
export const decodeFrame = (text: string) => decoder.decode(text) as AnyFrame | null;

export const decodeRelayed = (text: string) => decoder.decodeRelayed(text) as AnyRelayed | null;
