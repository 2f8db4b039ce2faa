import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';

/** The emoji to choose from. Their names are data, made by the build. */
export const emojiWords = catalogue('emoji', {
  name: 'Emoji',
  search: 'Search emoji',
  close: 'Close emoji',
  completion: 'Emoji to insert',
  /** In the order of keyboards. */
  groups: [
    'Smileys and feelings',
    'People and body',
    'Animals and nature',
    'Food and drink',
    'Travel and places',
    'Activities',
    'Objects',
    'Symbols',
    'Flags',
  ] as readonly string[],
  categories: 'Categories',
  recent: 'Recent',
  results: 'Results',
  found: (count: number) => plural(count, { one: '1 emoji found', other: `${numberOf(count)} emoji found` }),
  none: 'No emoji of that name',
  missing: 'The emoji could not be loaded. Try again when the server is back.',
  tone: 'Skin tone',
  tones: ['Default', 'Light', 'Medium-light', 'Medium', 'Medium-dark', 'Dark'] as readonly string[],
  /** Of an emoji with a colour of skin. */
  toned: (name: string, tone: string) => `${name}: ${tone.toLowerCase()} skin tone`,
});
