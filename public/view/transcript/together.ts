/** Members who come or go right after each other are told in one line. Pure, apart from remembering what it made. */
import type { Line, NoticeLine } from '../../room/timeline/line.ts';

const TOGETHER_MS = 600_000;

/** By the first of them, so that what did not change stays the same object. */
const made = new WeakMap<NoticeLine, NoticeLine>();

export function toldTogether(lines: readonly Line[]): readonly Line[] {
  const told: Line[] = [];
  let together: NoticeLine[] = [];
  const end = () => {
    const [first, ...others] = together;
    if (first) told.push(others.length > 0 ? joined(first, others) : first);
    together = [];
  };
  for (const line of lines) {
    const [first] = together;
    if (line.kind === 'notice' && isMove(line)) {
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

const isMove = ({ event }: NoticeLine): boolean =>
  event === 'joined' || event === 'left' || event === 'visited';

function joined(first: NoticeLine, others: readonly NoticeLine[]): NoticeLine {
  const known = made.get(first);
  if (known?.others?.length === others.length && known.others.every((one, at) => one === others[at]))
    return known;
  const line = { ...first, others };
  made.set(first, line);
  return line;
}
