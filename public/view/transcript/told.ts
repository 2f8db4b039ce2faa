/** Lines as anybody would read them. On paper and in the clipboard they are read elsewhere, where nobody is "You". Loaded
 *  after the page. */
import type { Line } from '../../room/timeline/line.ts';

/** The time at which everything was long ago: wordings are full dates and clock times. */
const AFTERWARDS = Number.POSITIVE_INFINITY;

/** For rows. */
export const reading = (ownName: string) => ({
  now: AFTERWARDS,
  told: (line: Line) => toldLine(line, ownName),
});

/** `ownName`: of the member whose page this is. */
export function toldLine(line: Line, ownName: string): Line {
  if (line.kind === 'divider') return line;
  if (line.kind === 'notice') return { ...line, isOwn: false };
  const { quote, reactions } = line;
  return {
    ...line,
    isOwn: false,
    quote: quote && { ...quote, isOwn: false },
    reactions: reactions.map((reaction) => ({
      ...reaction,
      names: reaction.names.map((name) => name ?? ownName),
    })),
  };
}
