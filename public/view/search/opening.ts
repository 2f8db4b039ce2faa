/**
 * Which transcript is searched, and what opens the search: Ctrl+F or ⌘F, and the room menu. Where the search has the
 * focus already, the browser's own opens instead. Loaded after the page; the bar itself when it is wanted.
 */
import { isCommandKey } from '../dom/shortcut.ts';
import { stepsBack } from '../keys/step-back.ts';
import type { Searchable, SearchBar, SearchPart } from './searchable.ts';

interface Place extends Searchable {
  load(): Promise<SearchPart | null>;
}

/** The transcripts on the page: the room's, then the private conversation that is open. */
const places: Place[] = [];
/** Where the focus was last, apart from the head of the page. */
let used: Place | null = null;
let shown: { readonly place: Place; readonly bar: SearchBar } | null = null;
let forgetStep: () => void = () => undefined;
let isLoading = false;
/** The part could not be fetched: the browser's search has to do. */
let isMissing = false;
let life: AbortController | null = null;

export function mountSearchable(place: Place): () => void {
  places.push(place);
  if (life === null) {
    life = new AbortController();
    addEventListener('keydown', pressed, { signal: life.signal });
    document.addEventListener('focusin', ({ target }) => use(target), { signal: life.signal });
  }
  return () => {
    places.splice(places.indexOf(place), 1);
    if (shown?.place === place) close();
    if (used === place) used = null;
    if (places.length > 0) return;
    life?.abort();
    life = null;
  };
}

/** For whoever asked for it. */
export async function openSearch(): Promise<void> {
  const place = wanted();
  if (place === undefined || isLoading) return;
  isLoading = true;
  const part = await place.load();
  isLoading = false;
  isMissing = part === null;
  if (part === null || !places.includes(place)) return;
  if (shown?.place !== place) {
    close();
    shown = { place, bar: part.openSearchBar(place, close) };
    forgetStep = stepsBack(close);
  }
  shown.bar.focus();
}

function close(): void {
  forgetStep();
  shown?.bar.close();
  shown = null;
}

/** The one where the reader is; of those that are seen, the latest. */
function wanted(): Place | undefined {
  // It may have had the focus before it could be searched.
  use(document.activeElement);
  const seen = places.filter(({ scroller }) => scroller.clientHeight > 0);
  return seen.find((place) => place === used) ?? seen.at(-1);
}

function use(target: EventTarget | null): void {
  if (!(target instanceof Element) || target.closest('.top') !== null) return;
  used = places.findLast(({ scroller }) => paneOf(scroller)?.contains(target) === true) ?? used;
}

const paneOf = (scroller: HTMLElement): Element | null => scroller.closest('.thread, .app');

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || !isCommandKey(event, 'f')) return;
  // Behind a dialog there is nothing to be searched.
  if (isMissing || document.querySelector('dialog[open]') !== null || wanted() === undefined) return;
  if (shown?.bar.hasFocus === true) {
    // A key that is held down was pressed once.
    if (event.repeat) event.preventDefault();
    return;
  }
  event.preventDefault();
  void openSearch();
}
