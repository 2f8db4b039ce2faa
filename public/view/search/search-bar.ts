/** The bar above a transcript in which one looks for messages. Loaded after the page. */
import './search.css';
import { effect } from '../../room/reactive.ts';
import { Cursor } from '../../room/search/cursor.ts';
import { isEmpty, NO_QUERY, parseQuery } from '../../room/search/query.ts';
import { Search } from '../../room/search/search.ts';
import { setText } from '../dom/element.ts';
import { mountMarks } from './marks.ts';
import { peopleList } from './people-list.ts';
import { type Result, tellResults } from './result-telling.ts';
import { searchControls } from './search-controls.ts';
import type { Searchable, SearchBar } from './searchable.ts';
import { lastRowInView } from './visible-rows.ts';
import { searchWords } from './words.ts';

/** What a search may do in one go: some four milliseconds of a slow processor of 2026. */
const STEPS_AT_ONCE = 50_000;

/** Of each transcript, for as long as it is on the page: its texts need not be folded again. */
const searches = new WeakMap<Searchable, Search>();

function searchOf(place: Searchable): Search {
  const search = searches.get(place) ?? new Search(() => searchWords.own);
  searches.set(place, search);
  return search;
}

export function openSearchBar(place: Searchable, closed: () => void): SearchBar {
  const { scroller, content, rows, talk } = place;
  const search = searchOf(place);
  const cursor = new Cursor(search);
  let before: Element | null = null;
  let timer = 0;

  const step = (by: 1 | -1) => {
    cursor.step(by);
    reveal();
    show();
    voice.stepped();
  };
  const ask = () => {
    search.ask(parseQuery(box.value, searchWords.fromWord, people.chosen), cursor.current ?? anchor());
    cursor.asked();
    voice.typed();
    work();
  };
  const people = peopleList(ask);
  const partner = place.partner?.() ?? null;
  const { bar, box, count, steps } = searchControls({
    partner,
    from: people.element,
    typed: ask,
    step,
    close: closed,
  });
  const marks = mountMarks(place, search, () => (isEmpty(search.query) ? null : cursor.current));

  /** Where the reader is; null is the end. */
  const anchor = (): string | null => {
    const row = lastRowInView(scroller, content);
    return (row && rows.lineOf(row)?.id) ?? null;
  };

  /** As much as there is time for; the rest follows. */
  const work = () => {
    clearTimeout(timer);
    const isDone = search.work(STEPS_AT_ONCE);
    timer = isDone ? 0 : window.setTimeout(work);
    if (cursor.settle()) reveal();
    show();
  };

  const result = (): Result | 'searching' | null => {
    if (isEmpty(search.query)) return null;
    if (!search.isComplete) return 'searching';
    const line = cursor.current === null ? null : (search.found[cursor.place] ?? null);
    return { line, place: cursor.place, of: search.found.length };
  };
  const voice = tellResults(result, () => place.now());

  const counted = (): string => {
    const { length } = search.found;
    if (isEmpty(search.query)) return '';
    if (length === 0) return search.isComplete ? searchWords.none : '';
    if (cursor.current === null) return searchWords.results(length);
    return (search.isComplete ? searchWords.at : searchWords.atSoFar)(cursor.place + 1, length);
  };

  const show = () => {
    setText(count, counted());
    for (const button of steps) button.ariaDisabled = String(search.found.length === 0);
    marks.update();
    people.show(search.authors);
    // Who was chosen may be muted now.
    if (people.chosen !== search.query.author) ask();
  };

  const reveal = () => {
    const row = cursor.current === null ? null : rows.find(cursor.current);
    if (row === null) return;
    place.visit(row);
    place.lead(row);
    marks.update();
    // After the second look that `visit` takes: of a long message the words may be out of view.
    requestAnimationFrame(() => {
      const at = marks.current?.getBoundingClientRect();
      const seen = scroller.getBoundingClientRect();
      if (at === undefined || (at.top >= seen.top && at.bottom <= seen.bottom)) return;
      scroller.scrollTop += at.top - seen.top - seen.height / 3;
    });
  };

  search.ask(NO_QUERY, null);
  scroller.before(bar);
  const around = [bar.closest('.room'), bar.closest('.thread'), document.body];
  for (const element of around) element?.toggleAttribute('data-searching', true);
  const stop = effect(() => {
    search.take(talk.lines.value);
    if (timer === 0) timer = window.setTimeout(work);
  });

  return {
    get hasFocus() {
      return bar.contains(document.activeElement);
    },
    focus() {
      const { activeElement } = document;
      if (!bar.contains(activeElement)) before = activeElement;
      box.focus();
      box.select();
    },
    close() {
      const hadFocus = bar.contains(document.activeElement);
      stop();
      clearTimeout(timer);
      voice.close();
      marks.close();
      bar.remove();
      for (const element of around) element?.toggleAttribute('data-searching', false);
      if (hadFocus) focusAgain(before, scroller);
    },
  };
}

function focusAgain(before: Element | null, scroller: HTMLElement): void {
  const isThere = before instanceof HTMLElement && before !== document.body && before.checkVisibility();
  (isThere ? before : scroller).focus({ preventScroll: true });
}
