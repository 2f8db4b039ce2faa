/** Lists, in the language of the page. Loaded after the page. */
import { formatFor } from './locale.ts';

const UNIT_LIST = { type: 'unit', style: 'short' } as const;

/** "Ada, Ben, Cleo". */
export const listOf = (items: readonly string[]): string =>
  formatFor(Intl.ListFormat, UNIT_LIST).format(items);

/** The same for elements: the items with the separators between them. */
export const listPieces = <Item>(items: readonly Item[]): (Item | string)[] =>
  formatFor(Intl.ListFormat, UNIT_LIST)
    .formatToParts(items.map((_, index) => String(index)))
    .map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? value) : value));
