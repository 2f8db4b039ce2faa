/** Where the page starts: reads its address and shows the room, or why there is none. */
import { systemClock } from '../net/clock.ts';
import { toBase64Url } from '../net/crypto/base64url.ts';
import { type RtcLinks, rtcLinks } from '../net/link/rtc-link.ts';
import { consoleLog, prefixed, silent } from '../net/log.ts';
import { freshRoomId } from '../room/invitation/room-id.ts';
import {
  type Destination,
  freshRoomLink,
  hasStrayKey,
  KEY_BYTES,
  plainDestination,
  roomsLink,
} from '../room/invitation/room-link.ts';
import { Database } from '../room/keep/device/database.ts';
import { Preferences } from '../room/keep/preferences.ts';
import { browserStore } from '../room/keep/storage.ts';
import { keepPageFromDrops } from '../view/dom/drop-guard.ts';
import { place } from '../view/dom/place.ts';
import { keepLoading } from '../view/keep-loading.ts';
import { type BadRoom, mountBadRoom, mountUnsupported } from '../view/shell/dead-end.ts';
import { hideKey, showKey } from '../view/shell/hidden-key.ts';
import { isBrowserTooOld } from '../view/shell/stopped.ts';
import { mountTheme } from '../view/shell/theme.ts';
import { shellWords } from '../view/shell/words.ts';
import { speakHere } from '../view/words/page-language.ts';
import { SHARED_PARAMETER } from '../worker/messages.ts';
import { loadRooms } from './compose.ts';
import { randomBytes } from './enter-room.ts';
import { showLiveRoom } from './live-room.ts';

/** WebRTC that does not answer by then most probably never will. */
const SILENT_MS = 1_000;
/** So that the room comes first. */
const LATER_MS = 500;

showKey();
addEventListener('beforeprint', hideKey);
addEventListener('afterprint', showKey);
const url = new URL(location.href);
const lastingStore = browserStore(() => localStorage);
const tabStore = browserStore(() => sessionStorage);
// At once: who I am has to be known before I join.
const disk = new Database(() => indexedDB, systemClock);
const preferences = new Preferences(lastingStore, tabStore);
const theme = { load: () => preferences.loadTheme(), save: preferences.saveTheme.bind(preferences) };
const isFramed = parent !== window;
const loadFramed = () => import('./framed.ts').catch(() => null);
const retry = () => location.reload();
const log = url.searchParams.has('debug') ? consoleLog : silent;
const freshRoom = (isSealed = false) => location.assign(freshRoomLink(url, isSealed));
// The address of the room that was left goes out of the tab's history, key included.
const showRooms = () => location.replace(roomsLink(url));
const stores = { lastingStore, tabStore, disk };
const rooms = { url, ...stores, newRoom: freshRoom };

const openAddress = () => ({ roomId: freshRoomId(), key: null });
const sealedAddress = () => ({ ...openAddress(), key: toBase64Url(randomBytes(KEY_BYTES)) });

const showTheme = () => mountTheme(place('theme', HTMLButtonElement), theme);

/** The page without a room: what to do instead. */
function showBadRoom(which: BadRoom): void {
  showTheme();
  mountBadRoom(which, () => freshRoom());
}

/** Where the address leads, and the address without what was meant as the room and written differently. */
async function readAddress(): Promise<{ readonly goal: Destination; readonly page: URL }> {
  const plain = plainDestination(url);
  if (plain !== null) return { goal: plain, page: url };
  const reading = await import('./odd-address.ts').catch(() => null);
  if (reading === null) return { goal: { kind: hasStrayKey(url) ? 'locked' : 'malformed' }, page: url };
  return { goal: reading.destination(url), page: reading.withoutStrays(url) };
}

function showUnsupported(): () => void {
  const closers = [showTheme(), mountUnsupported(retry)];
  return () => {
    for (const close of closers) close();
  };
}

/** The list of rooms, within reach of every other page. */
function offerRooms(): void {
  const button = place('rooms', HTMLButtonElement);
  const open = async () => {
    const part = await loadRooms();
    if (part === null) window.alert(shellWords.unavailable);
    else part.openRooms(rooms);
  };
  button.onclick = () => void open();
  // In a frame they would lead away from the room that the page around it is about.
  button.hidden = isFramed;
  setTimeout(() => keepLoading(loadRooms, null, (part) => part.attendRooms(rooms)), LATER_MS);
}

function showRoomsAlone(): void {
  showTheme();
  void keepLoading(loadRooms, null, (part) => part.mountRooms(rooms));
}

/** Null where the browser has none that work, and was told so. */
async function findLinks(): Promise<RtcLinks | null> {
  let close: () => void = () => undefined;
  const stopWaiting = systemClock.after(SILENT_MS, () => {
    close = showUnsupported();
  });
  const links = await rtcLinks({ clock: systemClock, log: prefixed(log, 'link') });
  stopWaiting();
  close();
  if (links === null) showUnsupported();
  return links;
}

async function start(): Promise<void> {
  const [framed] = await Promise.all([isFramed ? loadFramed() : null, speakHere()]);
  framed?.beginFramed(url, lastingStore);
  keepPageFromDrops();
  // Another key is another room.
  addEventListener('hashchange', () => location.reload());
  const [links, { goal, page }] = await Promise.all([findLinks(), readAddress()]);
  if (goal.kind === 'rooms') return showRoomsAlone();
  offerRooms();
  if (links === null) return;
  const isShared = url.searchParams.has(SHARED_PARAMETER);
  if (isShared || goal.kind === 'unsure') {
    showTheme();
    const part = await import('./odd-address.ts');
    if (isShared) return part.chooseRoomForShared({ ...rooms, newAddress: openAddress });
    if (goal.kind === 'unsure') return part.askWhichRoom(goal.rooms, { page, freshRoom });
  }
  if (goal.kind === 'malformed') return showBadRoom('malformed');
  if (goal.kind === 'locked') return showBadRoom('damaged');
  const address = goal.kind === 'room' ? goal : goal.isSealed ? sealedAddress() : openAddress();
  const locked = () => showBadRoom(address.key === null ? 'missing' : 'wrong');
  const newAddress = sealedAddress;
  const isFresh = goal.kind === 'fresh';
  const ways = { freshRoom, retry, newAddress, locked, showRooms };
  showLiveRoom(address, { url: page, links, log, ...stores, theme, isFresh, ...ways });
}

if (!isBrowserTooOld()) void start();
