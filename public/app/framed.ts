/**
 * The page in a frame of another page, which may have told by `<parley-room>` (public/embed) what it would like, and is told
 * how much is unread. Loaded only there, in two steps: before the room is entered, and with the features.
 */
import {
  type Birth,
  type FromPage,
  type Proposals,
  readToPage,
  readWindowName,
  windowName,
} from '../embed/messages.ts';
import { NAME, THEME } from '../room/keep/preferences.ts';
import type { Store } from '../room/keep/storage.ts';
import type { People } from '../room/people/people.ts';
import { effect, type ReadonlySignal, signal } from '../room/reactive.ts';
import { place } from '../view/dom/place.ts';
import { mountOpenInTab, watchScreen } from '../view/shell/framed.ts';

const LANGUAGE = 'parley.language';

/** Null where another page made the frame: then there is nobody to talk to. */
let birth: Birth | null = readWindowName(window.name);
/** What the person chose themselves, without what is proposed. */
let chosen: Store['get'] = () => null;

/** Only to the page that the frame was made by: a browser gives it to no other origin. */
function tell(message: FromPage): void {
  if (birth !== null) parent.postMessage(message, birth.origin);
}

/** Each new number. The list of members changes more often than their number. */
function tellCount(parley: 'unread' | 'members', read: () => number): () => void {
  let told: number | null = null;
  return effect(() => {
    const count = read();
    if (count !== told) tell({ parley, count });
    told = count;
  });
}

/** What the person has not chosen is as proposed. */
export function beginFramed(url: URL, store: Store): void {
  const { get, set, remove } = store;
  chosen = get;
  const proposed = (key: string): string | null =>
    key === NAME ? (birth?.name ?? null) : key === THEME ? (birth?.theme ?? null) : null;
  store.get = (key) => get(key) ?? proposed(key);
  // To have none chosen means the theme of the system, and here something else may be proposed.
  store.remove = (key) => void (key === THEME ? set(key, 'system') : remove(key));
  if (url.searchParams.has('rooms')) tell({ parley: 'left' });
}

export interface FramedOptions {
  /** To this room. */
  readonly link: string;
  readonly people: Pick<People, 'name' | 'members' | 'rename'>;
  readonly unread: ReadonlySignal<number>;
  readonly isCalling: ReadonlySignal<boolean>;
  /** Nothing is kept here: to load the page again would lose what was said. */
  readonly isLosing: ReadonlySignal<boolean>;
}

export function openFramed(o: FramedOptions): () => void {
  const life = new AbortController();
  let isLanguageDue = false;
  const isShown = signal(true);

  const rename = () => {
    if (birth?.name && chosen(NAME) === null) o.people.rename(birth.name);
  };
  const changeLanguage = () => {
    if (!isLanguageDue || o.isCalling.peek() || o.isLosing.peek()) return;
    isLanguageDue = false;
    location.reload();
  };
  const take = (proposals: Proposals) => {
    if (birth === null) return;
    const before = birth;
    birth = { ...proposals, origin: before.origin };
    window.name = windowName(birth);
    if (birth.name !== before.name) rename();
    if (birth.theme !== before.theme) place('theme', HTMLElement).dispatchEvent(new Event('change'));
    if (birth.language === before.language || chosen(LANGUAGE) !== null) return;
    isLanguageDue = true;
    changeLanguage();
  };
  const heard = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== parent || origin !== birth?.origin) return;
    const message = readToPage(data);
    if (message?.parley === 'proposals') take(message);
    else if (message !== null) isShown.value = message.isShown;
  };

  addEventListener('message', heard, { signal: life.signal });
  rename();
  tell({ parley: 'ready' });
  const closers = [
    tellCount('unread', () => o.unread.value),
    tellCount('members', () => o.people.members.value.length + 1),
    effect(() => void (o.isCalling.value || queueMicrotask(changeLanguage))),
    mountOpenInTab(o.link),
    watchScreen(isShown),
    () => life.abort(),
  ];
  return () => {
    for (const close of closers.splice(0)) close();
  };
}
