/** Puts one room on the page: with the pages that it fetches, all that sees both a room and its view. */
import { systemClock } from '../net/clock.ts';
import { createSigner, verifySignature } from '../net/crypto/ed25519.ts';
import { createSeal, type Seal } from '../net/crypto/seal.ts';
import type { VerifyAhead } from '../net/crypto/signer.ts';
import { rtcLinks } from '../net/link/rtc-link.ts';
import { consoleLog, prefixed, silent } from '../net/log.ts';
import { MAX_TEXT_LENGTH } from '../net/protocol/frame.ts';
import { connectSignaling } from '../net/signaling/signaling-client.ts';
import type { SealedAddress } from '../room/invitation/invitations.ts';
import { inviteLink, type RoomAddress, withRoom } from '../room/invitation/room-link.ts';
import { forgetSecretKey, loadSecretKey, makeSecretKey } from '../room/keep/identity.ts';
import { Preferences, type Switch } from '../room/keep/preferences.ts';
import { type Store, storeNamed } from '../room/keep/storage.ts';
import { claimMember } from '../room/keep/tab-claim.ts';
import { MAX_SEQ } from '../room/log/author-log.ts';
import { randomName } from '../room/people/name.ts';
import { effect, signal } from '../room/reactive.ts';
import { Room } from '../room/room.ts';
import { loadPart } from '../view/lazy-parts.ts';
import type { Beside } from '../view/people/roster.ts';
import { mountPage, type PageOptions } from '../view/shell/page.ts';
import type { ThemeOptions } from '../view/shell/theme.ts';

export interface RoomPageOptions {
  /** Of the page as it was opened. */
  readonly url: URL;
  readonly lastingStore: Store;
  readonly tabStore: Store;
  readonly theme: ThemeOptions;
  freshRoom(isSealed?: boolean): void;
  /** Of a sealed room that nobody has been in. */
  newAddress(): SealedAddress;
  /** The key does not fit, and the room is off the page again. */
  locked(): void;
}

/** Long enough for the links to be up first. */
const LATE_MS = 500;
const LATE_AGAIN_MS = 10_000;

export const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

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

/** What this tab keeps is kept apart for every key: what was said under one is worth nothing under another. */
const storeOf = (tabStore: Store, { key }: RoomAddress, { roomVerifier }: Seal): Store =>
  key === null ? tabStore : storeNamed(tabStore, roomVerifier);

export async function showRoom(address: RoomAddress, o: RoomPageOptions): Promise<void> {
  const { url, theme, freshRoom } = o;
  const { roomId, key } = address;
  const isSealed = key !== null;
  const seal = createSeal(address, randomBytes);
  const store = storeOf(o.tabStore, address, seal);
  const preferences = new Preferences(o.lastingStore, store);
  const log = url.searchParams.has('debug') ? consoleLog : silent;
  history.replaceState(history.state, '', withRoom(url, address));
  const secretKey = await ownSecretKey(store, roomId);
  const signer = createSigner(secretKey);
  const knownName = preferences.loadBornName(roomId) ?? preferences.loadChosenName();
  const switchOf = (name: Switch) => {
    const isOn = signal(preferences.isOn(name));
    effect(() => preferences.turn(name, isOn.value));
    return isOn;
  };
  const relayOnly = switchOf('relay-only');
  const suggestName = () => randomName(Math.random);
  const published = signal<unknown>(null);
  // Until the browser's own has been fetched, and where there is none.
  let verifyAhead: VerifyAhead = (_, answer) => answer(verifySignature);
  void import('../net/crypto/webcrypto-verifier.ts').then(
    async ({ webCryptoVerifier }) => {
      verifyAhead = (await webCryptoVerifier(crypto.subtle, verifySignature, systemClock)) ?? verifyAhead;
    },
    () => undefined, // as where there is none
  );
  const room = new Room({
    roomId,
    name: knownName ?? suggestName(),
    suggestName: knownName === null ? suggestName : null,
    isRelayOnly: relayOnly.peek(),
    store,
    abandonKey: () => forgetSecretKey(store, roomId),
    signer,
    verify: verifySignature,
    verifyAhead: (...claims) => verifyAhead(...claims),
    seal,
    clock: systemClock,
    random: Math.random,
    log,
    openSignaling: connectSignaling(new URL('..', url), prefixed(log, 'server'), (told) => {
      published.value = told;
    }),
    createLink: await rtcLinks({ clock: systemClock, log: prefixed(log, 'link') }),
  });

  const beside = signal<readonly Beside[]>([]);
  const warn = (event: Event) => {
    if (room.hasUnreached) event.preventDefault();
  };
  const view: PageOptions = {
    id: room.self,
    roomId,
    link: inviteLink(url, address),
    linkAt: (base) => inviteLink(base, address),
    published,
    isSealed,
    newSealedRoom: () => freshRoom(true),
    newAddress: o.newAddress,
    goTo: (elsewhere) => {
      const storeThere = storeOf(o.tabStore, elsewhere, createSeal(elsewhere, randomBytes));
      new Preferences(o.lastingStore, storeThere).saveBornName(elsewhere.roomId, room.name.value);
      location.assign(inviteLink(url, elsewhere));
    },
    invite: (id, elsewhere) => room.invitations.send(id, elsewhere),
    isInvited: (id, elsewhere) => room.invitations.isConfirmed(id, elsewhere),
    invitations: room.invitations.received,
    dismiss: (id) => room.invitations.dismiss(id),
    talk: room.talk,
    status: room.status,
    members: room.members,
    beside,
    name: room.name,
    now: Date.now,
    retry: () => room.retry(),
    freshRoom: () => freshRoom(),
    rename: (wanted) => {
      const problem = room.rename(wanted);
      if (problem === null) preferences.saveChosenName(room.name.value);
      return problem;
    },
    sound: switchOf('sound'),
    notifications: switchOf('notifications'),
    relayOnly,
    canRelay: room.canRelay,
    inspect: () => room.inspect(),
    signingContext: seal.signingContext,
    about: (id) => room.about(id),
    mark: (id, kind, isOn) => room.mark(id, kind, isOn),
    forget: () => {
      removeEventListener('beforeunload', warn);
      room.forget();
      freshRoom();
    },
    draft: {
      load: () => preferences.loadDraft(roomId),
      save: (text) => preferences.saveDraft(roomId, text),
    },
    maxLength: MAX_TEXT_LENGTH,
    maxMessages: MAX_SEQ,
    theme,
  };
  const closePage = mountPage(view);
  void loadPart('rest').then((part) => part?.watchNamesakes(room));
  effect(() => preferences.saveBornName(roomId, room.name.value));
  effect(() => room.setRelayOnly(relayOnly.value));
  let closeLate: (() => void) | null = null;
  const openLate = async () => {
    const part = await import('./late-page.ts').catch(() => null);
    if (part === null) setTimeout(openLate, LATE_AGAIN_MS);
    else
      closeLate = part.openLatePage({ room, view, secretKey, randomBytes, store, preferences, log, beside });
  };
  let wasIn = false;
  const closeWatch = effect(() => {
    const status = room.status.value;
    if (status.kind === 'connected' && !wasIn) {
      wasIn = true;
      // Ahead of need: the server may be gone when somebody calls.
      setTimeout(openLate, LATE_MS);
    }
    if (wasIn || status.kind !== 'refused' || status.reason !== 'wrong-key') return;
    queueMicrotask(() => {
      closeWatch();
      room.close();
      closePage();
      o.locked();
    });
  });
  addEventListener('beforeunload', warn);
  addEventListener('pagehide', () => {
    closeLate?.();
    room.close();
  });
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  addEventListener('online', () => room.probe());
  // Not in every browser, and not in TypeScript's.
  (navigator as { connection?: EventTarget }).connection?.addEventListener('change', () => room.probe());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && room.probe());
}
