/** Makes every tab of this browser forget a room. Loaded after the page. */
import type { Store } from '../room/keep/storage.ts';
import { broadcastTo } from '../room/keep/tab-message.ts';
import { forgetFiles } from './file-store.ts';
import { forgetHere, forgetIn, type RoomStores } from './forget-room.ts';

/** Tabs that do not show the room may keep something of it all the same, from when they did. */
const EVERY_TAB = 'parley forgotten';

/** Whichever tab has the room leaves it; each of them forgets what it keeps. `room` is its name on this device. */
export async function forgetEverywhere(room: string, stores: RoomStores): Promise<void> {
  const tabs = broadcastTo(room)(() => undefined);
  tabs.post({ kind: 'forget' });
  tabs.close();
  await Promise.all([forgetHere(room, stores), forgetElsewhere(room)]);
}

/** What is neither this tab's nor in the stores: what other tabs keep, and the files on the disk. */
export async function forgetElsewhere(room: string): Promise<void> {
  const all = everyTab();
  all?.postMessage(room);
  all?.close();
  await forgetFiles(room);
}

/** For as long as the page is open. */
export function followForgetting(tabStore: Store): void {
  const channel = everyTab();
  if (channel !== null)
    channel.onmessage = ({ data }: MessageEvent<unknown>) =>
      typeof data === 'string' && forgetIn(tabStore, data);
}

function everyTab(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(EVERY_TAB);
  } catch {
    return null; // forbidden: no tab hears another one
  }
}
