/** The page starts here: the only file that sees both the room and its view. */
import { nanoid } from 'nanoid';
import { systemClock } from './net/clock.ts';
import { createSigner, verifySignature } from './net/ed25519.ts';
import { consoleLog, prefixed, silent } from './net/log.ts';
import { isWebRtcSupported, peerLinks } from './net/peer-link.ts';
import { createSeal } from './net/seal.ts';
import { connectSignaling } from './net/signaling.ts';
import { MAX_TEXT_LENGTH } from './net/wire.ts';
import { MAX_SEQ } from './room/author-log.ts';
import { forgetSecretKey, loadSecretKey, makeSecretKey } from './room/identity.ts';
import { destination, freshRoomLink, inviteLink, withRoom } from './room/invite.ts';
import { randomName } from './room/name.ts';
import { Preferences } from './room/preferences.ts';
import { effect, signal } from './room/reactive.ts';
import { Room } from './room/room.ts';
import { browserStore, type Store } from './room/storage.ts';
import { claimMember } from './room/tab-claim.ts';
import { mountPage } from './view/page.ts';
import { place } from './view/place.ts';
import { mountTheme } from './view/theme.ts';

const ROOM_ID_LENGTH = 10;

const url = new URL(location.href);
const tabStore = browserStore(() => sessionStorage);
const preferences = new Preferences(
  browserStore(() => localStorage),
  tabStore,
);
const theme = { load: () => preferences.loadTheme(), save: preferences.saveTheme.bind(preferences) };
const log = url.searchParams.has('debug') ? consoleLog : silent;
const freshRoom = () => location.assign(freshRoomLink(url));
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

/** The key of this tab; a duplicated tab comes with a copy of another tab's key and makes its own. */
async function ownSecretKey(store: Store, roomId: string): Promise<Uint8Array> {
  const kept = loadSecretKey(store, roomId);
  const key = kept ?? makeSecretKey(store, roomId, randomBytes);
  const becomeSomebodyElse = () => {
    forgetSecretKey(store, roomId);
    location.reload();
  };
  const claim = claimMember(createSigner(key).id, becomeSomebodyElse);
  if (kept === null || !(await claim.isTaken)) return key;
  forgetSecretKey(store, roomId);
  return ownSecretKey(store, roomId);
}

async function enter(roomId: string): Promise<void> {
  history.replaceState(history.state, '', withRoom(url, roomId));
  const signer = createSigner(await ownSecretKey(tabStore, roomId));
  const knownName = preferences.loadBornName(roomId) ?? preferences.loadChosenName();
  const relayOnly = signal(preferences.loadRelayOnly());
  const suggestName = () => randomName(Math.random);
  const room = new Room({
    roomId,
    name: knownName ?? suggestName(),
    suggestName: knownName === null ? suggestName : null,
    isRelayOnly: relayOnly.peek(),
    store: tabStore,
    abandonKey: () => forgetSecretKey(tabStore, roomId),
    signer,
    verify: verifySignature,
    seal: createSeal(roomId, randomBytes),
    clock: systemClock,
    random: Math.random,
    log,
    openSignaling: connectSignaling(new URL('./', url), prefixed(log, 'server')),
    createLink: await peerLinks({ clock: systemClock, log: prefixed(log, 'link') }),
  });

  const warn = (event: Event) => {
    if (room.hasUnreached) event.preventDefault();
  };
  mountPage({
    id: room.self,
    roomId,
    link: inviteLink(url, roomId),
    status: room.status,
    members: room.members,
    name: room.name,
    lines: room.lines,
    now: Date.now,
    retry: () => room.retry(),
    freshRoom,
    rename: (wanted) => {
      const problem = room.rename(wanted);
      if (problem === null) preferences.saveChosenName(room.name.value);
      return problem;
    },
    say: (text, replyTo) => room.say(text, replyTo),
    edit: (id, text) => room.edit(id, text),
    remove: (id) => room.remove(id),
    react: (id, emoji, isOn) => room.react(id, emoji, isOn),
    holders: (id) => room.holders(id),
    reading: (isReading) => room.setReading(isReading),
    sawUnread: () => room.sawUnread(),
    isKeeping: room.isKeeping,
    relayOnly,
    canRelay: room.canRelay,
    inspect: () => room.inspect(),
    forget: () => {
      removeEventListener('beforeunload', warn);
      room.forget();
      preferences.forget(roomId);
      forgetSecretKey(tabStore, roomId);
      freshRoom();
    },
    draft: {
      load: () => preferences.loadDraft(roomId),
      save: (text) => preferences.saveDraft(roomId, text),
    },
    maxLength: MAX_TEXT_LENGTH,
    maxMessages: MAX_SEQ,
    theme,
  });
  effect(() => preferences.saveBornName(roomId, room.name.value));
  effect(() => {
    preferences.saveRelayOnly(relayOnly.value);
    room.setRelayOnly(relayOnly.value);
  });
  addEventListener('beforeunload', warn);
  addEventListener('pagehide', () => room.close());
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  addEventListener('online', () => room.probe());
  // Not in every browser, and not in TypeScript's.
  (navigator as { connection?: EventTarget }).connection?.addEventListener('change', () => room.probe());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && room.probe());
}

function start(): void {
  const goal = destination(url);
  if (!isWebRtcSupported()) {
    mountTheme(place('theme', HTMLButtonElement), theme);
    void import('./view/unsupported.ts').then(({ mountUnsupported }) =>
      mountUnsupported(place('room', HTMLElement)),
    );
  } else if (goal.kind === 'malformed') {
    mountTheme(place('theme', HTMLButtonElement), theme);
    void import('./view/bad-room.ts').then(({ mountBadRoom }) =>
      mountBadRoom(place('room', HTMLElement), { freshRoom }),
    );
  } else {
    void enter(goal.kind === 'room' ? goal.roomId : nanoid(ROOM_ID_LENGTH));
  }
}

start();
