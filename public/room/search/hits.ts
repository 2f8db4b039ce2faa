/** Where in a text the words of a query stand. Pure. */
import { foldMapped, type TextRange } from './fold.ts';
import type { Query } from './query.ts';

/** More of one text is not told: it would be marked all over. */
const MOST_HITS = 1_000;

/** In the order of the text; they do not overlap. */
export function hitsIn({ words }: Pick<Query, 'words'>, text: string): readonly TextRange[] {
  if (words.length === 0) return [];
  const { folded, rangeOf } = foldMapped(text);
  const found: TextRange[] = [];
  for (const form of new Set(words.flat())) {
    let at = folded.indexOf(form);
    for (let count = 0; at >= 0 && count < MOST_HITS; count += 1) {
      found.push(rangeOf(at, at + form.length));
      at = folded.indexOf(form, at + form.length);
    }
  }
  return merged(found.sort((a, b) => a.start - b.start || a.end - b.end)).slice(0, MOST_HITS);
}

function merged(ranges: readonly TextRange[]): TextRange[] {
  const apart: TextRange[] = [];
  for (const { start, end } of ranges) {
    const last = apart.at(-1);
    if (last !== undefined && start < last.end)
      apart[apart.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else apart.push({ start, end });
  }
  return apart;
}
