/** Members who come or go right after each other are told in one line. Pure, apart from remembering what it made. Loaded
 *  after the page. */
import type { Line, NoticeLine } from '../../room/timeline/line.ts';
import { andPieces } from '../words/lists.ts';
import { togetherWords } from './together-words.ts';

type Move = NoticeLine & { readonly event: keyof typeof togetherWords };

const TOGETHER_MS = 600_000;

interface Made {
  readonly parts: readonly Move[];
  readonly line: NoticeLine;
}

/** By the first of them, so that what did not change stays the same object. */
const made = new WeakMap<Move, Made>();

export function toldTogether(lines: readonly Line[]): readonly Line[] {
  const told: Line[] = [];
  let together: Move[] = [];
  const end = () => {
    const [first] = together;
    if (first) told.push(together.length > 1 ? joined(first, together) : first);
    together = [];
  };
  for (const line of lines) {
    const [first] = together;
    if (isMove(line)) {
      if (first?.event !== line.event || line.at - first.at > TOGETHER_MS) end();
      together.push(line);
    } else {
      if (first) end();
      told.push(line);
    }
  }
  end();
  return told;
}

const isMove = (line: Line): line is Move =>
  line.kind === 'notice' && (line.event === 'joined' || line.event === 'left' || line.event === 'visited');

function joined(first: Move, parts: readonly Move[]): NoticeLine {
  const known = made.get(first);
  if (known?.parts.length === parts.length && known.parts.every((one, at) => one === parts[at]))
    return known.line;
  const names = parts.map(({ name }) => name);
  const line: NoticeLine = {
    ...first,
    sentence: (show) => togetherWords[first.event](andPieces(names.map(show))),
  };
  made.set(first, { parts, line });
  return line;
}
