/** Puts one room on the page. Only `public/app` sees both a room and its view. */
import { createSeal } from '../net/crypto/seal.ts';
import type { SealedAddress } from '../room/invitation/invitations.ts';
import { inviteLink, type RoomAddress, withRoom } from '../room/invitation/room-link.ts';
import { Preferences } from '../room/keep/preferences.ts';
import { MAX_SEQ } from '../room/log/author-log.ts';
import { effect, signal } from '../room/reactive.ts';
import type { FilesView } from '../view/files/files-view.ts';
import type { Keeping } from '../view/keep/keeping.ts';
import { keepLoading } from '../view/keep-loading.ts';
import { loadPart } from '../view/lazy-parts.ts';
import { withStylesheets } from '../view/lazy-styles.ts';
import type { KeyMemory } from '../view/menu/switches.ts';
import type { Beside } from '../view/people/roster.ts';
import { mountPage, type PageOptions } from '../view/shell/page.ts';
import type { StatusNote } from '../view/shell/status.ts';
import type { ThemeOptions } from '../view/shell/theme.ts';
import { shellWords } from '../view/shell/words.ts';
import {
  type Entered,
  type EnterOptions,
  enterRoom,
  keptSwitch,
  randomBytes,
  storeOf,
} from './enter-room.ts';
import type { Features } from './features.ts';

export interface ShowOptions extends EnterOptions {
  /** Whether the page made the room up. */
  readonly isFresh: boolean;
  readonly theme: ThemeOptions;
  freshRoom(isSealed?: boolean): void;
  /** Loads the page again. */
  retry(): void;
  /** Of a sealed room that nobody has been in. */
  newAddress(): SealedAddress;
  /** Shows the list of rooms in place of one that I left for good. */
  showRooms(): void;
  /** Makes this device forget the room, which I have left. */
  forget(): void;
  /** The key does not fit, and the room is off the page again. */
  locked(): void;
}

/** A room on the page. */
export interface ShownRoom {
  isCalling(): boolean;
  /** I leave the room for good, and can still say so. */
  hangUp(): void;
  /** Leaves the room as a reload does, and takes it off the page; settles when all of it is stored. Idempotent. */
  close(): Promise<void>;
}

/** Long enough for the links to be up first. */
const LATER_MS = 500;
const loadFeatures = () => withStylesheets(() => import('./features.ts')).catch(() => null);
export const loadRooms = () => withStylesheets(() => import('./rooms-feature.ts')).catch(() => null);
const loadNamesakes = () => loadPart('namesakes');
const loadBlockedBrowser = () => import('./blocked-browser.ts').catch(() => null);

export async function showRoom(address: RoomAddress, o: ShowOptions): Promise<ShownRoom> {
  history.replaceState(history.state, '', withRoom(o.url, address));
  const entered = await enterRoom(address, o);
  const { room } = entered;
  const beside = signal<readonly Beside[]>([]);
  const keeping = signal<Keeping | null>(null);
  const files = signal<FilesView | null>(null);
  const notes = signal<readonly StatusNote[]>([]);
  const keyMemory = signal<KeyMemory | null>(null);
  const life = new AbortController();
  let features: Features | null = null;

  /** Idempotent. */
  const leave = () => {
    life.abort();
    features?.close();
    entered.close();
  };
  const hasUnreached = () => room.talk.hasUnreached || features?.conversations.hasUnreached === true;
  const hasHeard = () => room.talk.entries.some(({ body }) => body.kind !== 'name');
  const isKept = () => entered.store.kept.peek() !== null && !entered.store.isLosing.peek();
  const leaveForGood = () => {
    features?.hangUp();
    leave();
  };
  const view: PageOptions = {
    ...pageOptions(address, entered, o),
    beside,
    keeping,
    files,
    notes,
    keyMemory,
    aboutPage: () =>
      void loadFeatures().then((part) => (part === null ? alert(shellWords.unavailable) : part.aboutPage())),
    leaveQuestion() {
      const { value } = keeping;
      const mayKeep = value?.state.value.kind === 'off' && hasHeard() && features?.memory.mayAskToKeep();
      const keep = value && mayKeep ? () => value.turn(true) : null;
      const isLosing = hasUnreached() && !isKept();
      return isLosing || keep ? { hasUnreached: isLosing, keep } : null;
    },
    leave() {
      leaveForGood();
      o.showRooms();
    },
    forget() {
      leaveForGood();
      o.forget();
    },
  };
  const closePage = mountPage(view);

  const loadRest = () => {
    void keepLoading(loadFeatures, life.signal, (part) => {
      const { lastingStore, links, isFresh, retry } = o;
      const own = { view, beside, keeping, files, notes, keyMemory };
      features = part.openFeatures({ ...entered, ...own, address, isFresh, lastingStore, links, retry });
    });
    void keepLoading(loadNamesakes, life.signal, (part) => {
      const stop = part.watchNamesakes(room.people, room.talk);
      life.signal.addEventListener('abort', stop);
    });
  };
  whenBegun(entered, {
    // Ahead of need: the server may be gone when somebody calls.
    begun: () => setTimeout(loadRest, LATER_MS),
    locked() {
      leave();
      closePage();
      o.locked();
    },
  });
  void keepLoading(loadBlockedBrowser, life.signal, (part) =>
    part.watchBlockedBrowser({ room, links: o.links, retry: o.retry }, life.signal),
  );
  followPage(life.signal, {
    leave,
    probe: () => room.connection.probe(),
    hasUnreached,
    isKept,
  });
  return {
    isCalling: () => features?.isCalling.peek() === true,
    hangUp: () => features?.hangUp(),
    close() {
      leave();
      closePage();
      return new Promise((stored) => entered.store.whenStored(stored));
    },
  };
}

/** The page's options: parts of the room, settings of the person, addresses. */
function pageOptions(
  address: RoomAddress,
  { room, seal, store, preferences, published, relayOnly }: Entered,
  { url, theme, freshRoom, newAddress, lastingStore, tabStore }: ShowOptions,
): Omit<
  PageOptions,
  'beside' | 'keeping' | 'files' | 'notes' | 'keyMemory' | 'aboutPage' | 'leaveQuestion' | 'leave' | 'forget'
> {
  const { roomId, key } = address;
  const { people, talk, invitations, connection } = room;
  return {
    people,
    talk,
    invitations,
    connection,
    roomId,
    isKept: store.kept.peek() !== null,
    isLosing: store.isLosing,
    trouble: store.identityTrouble,
    isSealed: key !== null,
    signingContext: seal.signingContext,
    link: inviteLink(url, address),
    linkAt: (base) => inviteLink(base, address),
    published,
    freshRoom: () => freshRoom(),
    newSealedRoom: () => freshRoom(true),
    newAddress,
    goTo(elsewhere) {
      const storeThere = storeOf(tabStore, elsewhere, createSeal(elsewhere, randomBytes));
      new Preferences(lastingStore, storeThere).saveBornName(elsewhere.roomId, people.name.value);
      location.assign(inviteLink(url, elsewhere));
    },
    rename(wanted) {
      const problem = people.rename(wanted);
      if (problem === null) preferences.saveChosenName(people.name.value);
      return problem;
    },
    draft: {
      load: () => preferences.loadDraft(roomId),
      save: (text) => preferences.saveDraft(roomId, text),
    },
    relayOnly,
    languageStore: lastingStore,
    sound: keptSwitch(preferences, 'sound'),
    notifications: keptSwitch(preferences, 'notifications'),
    maxMessages: MAX_SEQ,
    now: () => room.clock.now(),
    theme,
  };
}

/**
 * Tells once that the room has begun: the server let me in, or it cannot be reached and there is only what is kept. And
 * that the server refused the key before it ever let me in.
 */
function whenBegun({ room }: Entered, { begun, locked }: { begun(): void; locked(): void }): void {
  let hasBegun = false;
  const stop = effect(() => {
    const status = room.connection.status.value;
    const isLocked = status.kind === 'refused' && status.reason === 'wrong-key';
    const isIn = status.kind === 'connected';
    if (!hasBegun && (isIn || status.kind === 'unreachable')) {
      hasBegun = true;
      begun();
    }
    if (!isIn && !isLocked) return;
    queueMicrotask(() => {
      stop();
      if (isLocked) locked();
    });
  });
}

interface PageLife {
  leave(): void;
  probe(): void;
  hasUnreached(): boolean;
  /** What has reached nobody is on this device when the page is opened again. */
  isKept(): boolean;
}

/** The page goes, sleeps, or its network changes. */
function followPage(signal: AbortSignal, { leave, probe, hasUnreached, isKept }: PageLife): void {
  const warn = (event: Event) => {
    if (hasUnreached() && !isKept()) event.preventDefault();
  };
  addEventListener('beforeunload', warn, { signal });
  addEventListener('pagehide', leave, { signal });
  addEventListener('online', probe, { signal });
  // Not in every browser, and not in TypeScript's.
  const { connection } = navigator as { readonly connection?: EventTarget };
  connection?.addEventListener('change', probe, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && probe(), {
    signal,
  });
}
