import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';

const results = (count: number): string =>
  plural(count, { one: '1 result', other: `${numberOf(count)} results` });

/** The words of the search. */
export const searchWords = catalogue('search', {
  name: 'Search messages',
  inRoom: 'Search this room',
  inPrivate: (name: string) => `Search your talk with ${name}`,
  hint: 'All words have to occur. "In quotes": as they stand. from:name: by one person.',
  from: 'From',
  anybody: 'anybody',
  /** What is typed before a colon and a name: letters alone. */
  fromWord: 'from',
  own: 'You',
  person: (name: string, tag: string) => `${name} ${tag}`,
  next: 'Next result',
  previous: 'Previous result',
  /** Said of the two buttons. */
  nextIs: 'Older (Enter)',
  previousIs: 'Newer (Shift+Enter)',
  close: 'Close the search',

  at: (place: number, of: number) => `${numberOf(place)} of ${numberOf(of)}`,
  /** While older messages are looked through. */
  atSoFar: (place: number, of: number) => `${numberOf(place)} of ${numberOf(of)}…`,
  /** None of them is the current one. */
  results,
  none: 'No results',
  /** Read out. */
  timeAndDay: (time: string, day: string) => `${time}, ${day}`,
  told: (place: number, of: number, name: string, when: string, text: string) =>
    `Result ${numberOf(place)} out of ${numberOf(of)}, ${name}, ${when}: ${text}`,
});
