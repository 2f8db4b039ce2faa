/** What somebody is about to write behind an `@`, and whose names fit. Pure. */
import { MAX_NAME_LENGTH, nameKey } from '../../room/people/name.ts';

export interface MentionQuery {
  /** Of the `@`. */
  readonly start: number;
  readonly text: string;
}

/** As in `mentionsIn`: not within a word. */
const BEGUN = /(?<![\p{L}\p{N}_.@])@((?:[^\s@][^\n@]*)?)$/u;

export function mentionQueryAt(text: string, caret: number): MentionQuery | null {
  // With what stands before the @.
  const begin = Math.max(0, caret - MAX_NAME_LENGTH - 3);
  const match = BEGUN.exec(text.slice(begin, caret));
  if (match?.[1] === undefined || match[1].length > MAX_NAME_LENGTH) return null;
  return { start: begin + match.index, text: match[1] };
}

/** Those whose name begins so, then those who have another word that does; none when it is there in full already. */
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
