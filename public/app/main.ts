/** Where the page starts: reads its address and shows the room, or why there is none. */
import { nanoid } from 'nanoid';
import { toBase64Url } from '../net/crypto/base64url.ts';
import { isWebRtcSupported } from '../net/link/rtc-link.ts';
import { destination, freshRoomLink, KEY_BYTES } from '../room/invitation/room-link.ts';
import { Preferences } from '../room/keep/preferences.ts';
import { browserStore } from '../room/keep/storage.ts';
import { place } from '../view/dom/place.ts';
import { type BadRoom, mountBadRoom, mountUnsupported } from '../view/shell/dead-end.ts';
import { isBrowserTooOld } from '../view/shell/stopped.ts';
import { mountTheme } from '../view/shell/theme.ts';
import { showRoom } from './compose.ts';
import { randomBytes } from './enter-room.ts';

const ROOM_ID_LENGTH = 10;

const url = new URL(location.href);
const lastingStore = browserStore(() => localStorage);
const tabStore = browserStore(() => sessionStorage);
const preferences = new Preferences(lastingStore, tabStore);
const theme = { load: () => preferences.loadTheme(), save: preferences.saveTheme.bind(preferences) };
const freshRoom = (isSealed = false) => location.assign(freshRoomLink(url, isSealed));

const openAddress = () => ({ roomId: nanoid(ROOM_ID_LENGTH), key: null });
const sealedAddress = () => ({ ...openAddress(), key: toBase64Url(randomBytes(KEY_BYTES)) });

/** The page without a room: what to do instead. */
function showBadRoom(which: BadRoom): void {
  mountTheme(place('theme', HTMLButtonElement), theme);
  mountBadRoom(place('room', HTMLElement), which, { freshRoom: () => freshRoom() });
}

function start(): void {
  const goal = destination(url);
  // Another key is another room.
  addEventListener('hashchange', () => location.reload());
  if (!isWebRtcSupported()) {
    mountTheme(place('theme', HTMLButtonElement), theme);
    mountUnsupported(place('room', HTMLElement));
  } else if (goal.kind === 'malformed' || goal.kind === 'locked') showBadRoom(goal.kind);
  else {
    const address = goal.kind === 'room' ? goal : goal.isSealed ? sealedAddress() : openAddress();
    const locked = () => showBadRoom('locked');
    const newAddress = sealedAddress;
    void showRoom(address, { url, lastingStore, tabStore, theme, freshRoom, newAddress, locked });
  }
}

if (!isBrowserTooOld()) start();
