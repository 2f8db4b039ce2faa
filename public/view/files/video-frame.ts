/**
 * A still picture of a video that somebody attaches, from a moment after its beginning. Decoded by the browser's own
 * player, which is given nothing but what its first bytes say is a video.
 */
import { h } from '../dom/element.ts';
import { canBeShown } from './picture-size.ts';

/** A file that the player neither takes nor refuses goes without a picture. */
const MOST_MS = 5_000;

/** Many begin black. */
const WANTED_AT_S = 1;
const WANTED_SHARE = 0.25;

/** The moment that its picture is taken at, in seconds. Some recordings do not say how long they are. */
export const momentIn = (duration: number): number =>
  Number.isFinite(duration) && duration > 0 ? Math.min(WANTED_AT_S, duration * WANTED_SHARE) : 0;

/** Null where this browser does not play it, or it has no picture. */
export async function videoFrame(file: Blob, type: string): Promise<ImageBitmap | null> {
  const url = URL.createObjectURL(file.slice(0, file.size, type));
  const video = h('video', { playsinline: true, preload: 'auto' });
  const signal = AbortSignal.timeout(MOST_MS);
  try {
    video.src = url;
    await told(video, 'loadeddata', signal);
    const size = { width: video.videoWidth, height: video.videoHeight };
    if (!canBeShown(size)) return null;
    const at = momentIn(video.duration);
    if (at > 0) {
      video.currentTime = at;
      await told(video, 'seeked', signal);
    }
    return await createImageBitmap(video);
  } catch {
    return null;
  } finally {
    // Lets go of the file and of the decoder.
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

const told = (video: HTMLVideoElement, what: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`no ${what}`));
    video.addEventListener(what, () => resolve(), { once: true });
    video.addEventListener('error', fail, { once: true });
    signal.addEventListener('abort', fail, { once: true });
  });
