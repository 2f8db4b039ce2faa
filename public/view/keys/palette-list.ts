/** Which entries of the palette are meant by what is typed. Pure. */

export interface PaletteEntry {
  readonly section: 'rooms' | 'people' | 'commands';
  /** One of the symbols of the page. */
  readonly icon: string;
  readonly words: string;
  /** What else it is found by. */
  readonly about: string;
  run(): void;
}

/** Case and diacritics do not count. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Of entries without a query not more than so many rooms: the commands are to be seen too. */
const MOST_ROOMS = 6;

/** In the order of sections; within one those first whose name begins so. Every word of the query has to be there. */
export function entriesFor(query: string, entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  const [first] = wanted;
  if (first === undefined) {
    const rooms = entries.filter(({ section }) => section === 'rooms').slice(0, MOST_ROOMS);
    return [...rooms, ...entries.filter(({ section }) => section !== 'rooms')];
  }
  const found = entries.flatMap((entry) => {
    const [name, all] = [folded(entry.words), folded(`${entry.words} ${entry.about}`)];
    if (!wanted.every((word) => all.includes(word))) return [];
    const rank = name.startsWith(first) ? 0 : name.includes(` ${first}`) ? 1 : 2;
    return [{ entry, rank }];
  });
  const sections = [...new Set(entries.map(({ section }) => section))];
  return found
    .sort((a, b) => sections.indexOf(a.entry.section) - sections.indexOf(b.entry.section) || a.rank - b.rank)
    .map(({ entry }) => entry);
}
