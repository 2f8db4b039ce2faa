/** Lists, in the language of the page. Loaded after the page. */
import { formatFor } from './locale.ts';

const UNIT_LIST = { type: 'unit', style: 'short' } as const;

/** "Ada, Ben, Cleo". */
export const listOf = (items: readonly string[]): string =>
  formatFor(Intl.ListFormat, UNIT_LIST).format(items);

const AND_LIST = { type: 'conjunction' } as const;

const pieces = <Item>(items: readonly Item[], options: Intl.ListFormatOptions): (Item | string)[] =>
  formatFor(Intl.ListFormat, options)
    .formatToParts(items.map((_, index) => String(index)))
    .map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? value) : value));

/** The same for elements: the items with the separators between them. */
export const listPieces = <Item>(items: readonly Item[]): (Item | string)[] => pieces(items, UNIT_LIST);

/** "Ada, Ben and Cleo". */
export const andPieces = <Item>(items: readonly Item[]): (Item | string)[] => pieces(items, AND_LIST);
