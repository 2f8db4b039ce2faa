/** Where the page starts: reads its address and shows the room, or why there is none. */
import { toBase64Url } from '../net/crypto/base64url.ts';
import { isWebRtcSupported } from '../net/link/rtc-link.ts';
import { freshRoomId } from '../room/invitation/room-id.ts';
import { destination, freshRoomLink, KEY_BYTES, withRoom } from '../room/invitation/room-link.ts';
import { Preferences } from '../room/keep/preferences.ts';
import { browserStore } from '../room/keep/storage.ts';
import { keepPageFromDrops } from '../view/dom/drop-guard.ts';
import { place } from '../view/dom/place.ts';
import { type BadRoom, mountBadRoom, mountUnsupported, mountWhichRoom } from '../view/shell/dead-end.ts';
import { showKey } from '../view/shell/paper.ts';
import { mountTheme } from '../view/shell/theme.ts';
import { showRoom } from './compose.ts';
import { randomBytes } from './enter-room.ts';

showKey();
const url = new URL(location.href);
const lastingStore = browserStore(() => localStorage);
const tabStore = browserStore(() => sessionStorage);
const preferences = new Preferences(lastingStore, tabStore);
const theme = { load: () => preferences.loadTheme(), save: preferences.saveTheme.bind(preferences) };
const freshRoom = (isSealed = false) => location.assign(freshRoomLink(url, isSealed));

const openAddress = () => ({ roomId: freshRoomId(), key: null });
const sealedAddress = () => ({ ...openAddress(), key: toBase64Url(randomBytes(KEY_BYTES)) });

/** The page without a room: what to do instead. */
function showBadRoom(which: BadRoom): void {
  mountTheme(place('theme', HTMLButtonElement), theme);
  mountBadRoom(place('room', HTMLElement), which, { freshRoom: () => freshRoom() });
}

function start(): void {
  const goal = destination(url);
  keepPageFromDrops();
  // Another key is another room.
  addEventListener('hashchange', () => location.reload());
  if (!isWebRtcSupported()) {
    mountTheme(place('theme', HTMLButtonElement), theme);
    mountUnsupported(place('room', HTMLElement));
  } else if (goal.kind === 'unsure') {
    mountTheme(place('theme', HTMLButtonElement), theme);
    mountWhichRoom(place('room', HTMLElement), {
      rooms: goal.rooms.map((room) => ({
        roomId: room.roomId,
        open: () => location.replace(withRoom(url, room)),
      })),
      freshRoom: () => freshRoom(),
    });
  } else if (goal.kind === 'malformed' || goal.kind === 'locked') showBadRoom(goal.kind);
  else {
    const address = goal.kind === 'room' ? goal : goal.isSealed ? sealedAddress() : openAddress();
    const locked = () => showBadRoom('locked');
    const newAddress = sealedAddress;
    void showRoom(address, { url, lastingStore, tabStore, theme, freshRoom, newAddress, locked });
  }
}

start();
