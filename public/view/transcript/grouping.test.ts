import { describe, expect, it } from 'vitest';
import type { NoticeLine, TextLine } from '../../room/timeline/line.ts';
import { memberId } from '../../testing/ids.ts';
import { shapeOf as shape } from './grouping.ts';

const noon = new Date(2026, 10, 21, 12).getTime();
const minutes = (count: number) => noon + count * 60_000;
const base = { author: memberId('a'), isOwn: false, name: 'Ada', tag: null };
const said = (at: number, author = 'a') =>
  ({
    ...base,
    id: `${author}${at}`,
    kind: 'text',
    text: 'x',
    author,
    at,
  }) as TextLine;
const joined = (at: number): NoticeLine => ({ ...base, id: `n${at}`, kind: 'notice', event: 'joined', at });
const shapeOf = (line: TextLine | NoticeLine, before?: TextLine | NoticeLine) =>
  shape(line, before, before?.at ?? null);
const opensRun = (line: TextLine, before: TextLine | NoticeLine) => shapeOf(line, before).opensRun;

describe('grouping', () => {
  it('opens a day and a run with the first line', () => {
    expect(shapeOf(said(noon))).toEqual({ opensDay: true, opensRun: true });
  });

  it('continues a run of one author within five minutes', () => {
    expect(shapeOf(said(minutes(4)), said(noon))).toEqual({ opensDay: false, opensRun: false });
  });

  it('opens a run after five minutes, for another author, and after a notice', () => {
    expect(opensRun(said(minutes(5)), said(noon))).toBe(true);
    expect(opensRun(said(minutes(1), 'b'), said(noon))).toBe(true);
    expect(opensRun(said(minutes(1)), joined(noon))).toBe(true);
  });

  it('opens a day at midnight, which also ends a run', () => {
    const midnight = new Date(2026, 10, 22).getTime();
    expect(shapeOf(said(midnight), said(midnight - 1_000))).toEqual({ opensDay: true, opensRun: true });
  });

  it('bears two clocks that disagree', () => {
    expect(opensRun(said(minutes(-1)), said(noon))).toBe(false);
    expect(opensRun(said(minutes(-30)), said(noon))).toBe(true);
  });
});
