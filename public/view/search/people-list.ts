/** The list of everybody who wrote, to choose one from. */

import type { MemberId } from '../../room/people/member.ts';
import type { Author } from '../../room/search/search.ts';
import { h } from '../dom/element.ts';
import { searchWords } from './words.ts';

/** As many characters as the page shows of members who bear the same name. */
const TAG_LENGTH = 4;

/** Made once: it takes a millisecond. */
const { compare } = new Intl.Collator();

export interface PeopleList {
  readonly element: HTMLElement;
  readonly chosen: MemberId | null;
  show(authors: readonly Author[]): void;
}

/** `changed` is called when somebody chose. */
export function peopleList(changed: () => void): PeopleList {
  const list = h('select', { onchange: changed });
  const anybody = h('option', { value: '' }, searchWords.anybody);
  list.append(anybody);
  let ids: readonly MemberId[] = [];
  let told: readonly Author[] | null = null;
  let shown = '';

  return {
    element: h('label', { class: 'search-from' }, h('span', {}, searchWords.from), list),
    get chosen() {
      return ids[list.selectedIndex - 1] ?? null;
    },
    show(authors) {
      if (authors === told) return;
      told = authors;
      const named = labelled(authors);
      const key = JSON.stringify(named);
      // An open list stays open.
      if (key === shown) return;
      const chosen = ids[list.selectedIndex - 1];
      shown = key;
      ids = named.map(([id]) => id);
      list.replaceChildren(anybody, ...named.map(([id, label]) => h('option', { value: id }, label)));
      list.selectedIndex = 1 + (chosen === undefined ? -1 : ids.indexOf(chosen));
    },
  };
}

/** Oneself first, the others by name; those who bear the same name, and are perhaps not here, are told apart. */
export function labelled(authors: readonly Author[]): (readonly [MemberId, string])[] {
  const isShared = (name: string) => authors.filter((other) => other.name === name).length > 1;
  return authors
    .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn) || compare(a.name, b.name))
    .map((author) => {
      const { id, name, isOwn } = author;
      if (isOwn) return [id, searchWords.own];
      const tag = author.tag ?? (isShared(name) ? id.slice(0, TAG_LENGTH) : null);
      return [id, tag === null ? name : searchWords.person(name, tag)];
    });
}
