/**
 * How many members fit into a call, and how much each of them is sent, so that an ordinary uplink is enough. Pure.
 */
import { DEFAULT_CALL_CAMERAS, MAX_CALL_MEMBERS } from '../../../src/protocol.ts';
import type { SendLimit } from '../../net/media/bitrate-limiter.ts';
import type { MediaKind } from '../../net/media/pair-media.ts';

export interface CallSize {
  /** Members with a picture, oneself among them. */
  readonly cameras: number;
  readonly members: number;
}

/** Until the server has told another one. */
export const CALL_SIZE: CallSize = { cameras: DEFAULT_CALL_CAMERAS, members: MAX_CALL_MEMBERS };

/** The uplink that a call may use, in bits per second: an ordinary line has more. */
export const UPLINK_BITRATE = 2_500_000;
/** The part of it that pictures may use; sound needs the rest. */
const PICTURES_BITRATE = 2_000_000;
const SOUND_BITRATE = 32_000;
const MOST_BITRATE = 1_200_000;
/** A screen needs sharp text and few frames. */
const SCREEN = { maxHeight: 1_080, maxFramerate: 10 };

/** A smaller picture for more people, because each is shown smaller. */
function cameraLimit(receivers: number): { maxHeight: number; maxFramerate: number } {
  if (receivers <= 1) return { maxHeight: 720, maxFramerate: 30 };
  if (receivers <= 3) return { maxHeight: 480, maxFramerate: 30 };
  if (receivers <= 6) return { maxHeight: 270, maxFramerate: 20 };
  return { maxHeight: 180, maxFramerate: 15 };
}

export function sendLimit(kind: MediaKind, receivers: number, isScreen: boolean): SendLimit {
  if (kind === 'audio') return { maxBitrate: SOUND_BITRATE };
  const maxBitrate = Math.min(MOST_BITRATE, Math.floor(PICTURES_BITRATE / Math.max(1, receivers)));
  return { maxBitrate, ...(isScreen ? SCREEN : cameraLimit(receivers)) };
}
