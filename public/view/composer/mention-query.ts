/** The text after an `@` before the caret, and the names that match it. Pure. */
import { nameKey } from '../../room/people/name.ts';
import { MAX_MENTION_LENGTH } from '../../room/timeline/mentions.ts';

export interface MentionQuery {
  /** The position of the `@`. */
  readonly start: number;
  readonly text: string;
}

/** As in `mentionsIn`: an `@` within a word does not count. */
const BEGUN = /(?<![\p{L}\p{N}_.@])@((?:[^\s@][^\n@]*)?)$/u;

export function mentionQueryAt(text: string, caret: number): MentionQuery | null {
  // Includes the character before the @, for the look-behind.
  const begin = Math.max(0, caret - MAX_MENTION_LENGTH - 3);
  const match = BEGUN.exec(text.slice(begin, caret));
  if (match?.[1] === undefined || match[1].length > MAX_MENTION_LENGTH) return null;
  return { start: begin + match.index, text: match[1] };
}

/** Names that begin with the text, then names with another word that does; none if the only match is complete. */
export function namesFor(query: string, names: readonly string[]): string[] {
  const wanted = nameKey(query);
  const byKey = new Map(names.map((name) => [nameKey(name), name]));
  const ranked = [...byKey].flatMap(([key, name]) => {
    if (key.startsWith(wanted)) return [{ key, name, rank: 0 }];
    return key.includes(` ${wanted}`) ? [{ key, name, rank: 1 }] : [];
  });
  if (ranked.length === 1 && ranked[0]?.key === wanted) return [];
  return ranked.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name)).map(({ name }) => name);
}
