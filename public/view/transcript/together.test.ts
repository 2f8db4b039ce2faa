import { describe, expect, it } from 'vitest';
import type { NoticeLine, TextLine } from '../../room/timeline/line.ts';
import { memberId } from '../../testing/ids.ts';
import { noticeWording, type PlainNotice } from './notice-wording.ts';
import { toldTogether } from './together.ts';

const notice = (name: string, event: NoticeLine['event'] = 'joined', at = 0): NoticeLine => ({
  id: `${event} ${name}`,
  author: memberId(name),
  isOwn: false,
  name,
  tag: null,
  kind: 'notice',
  event,
  at,
});
const said = { ...notice('Ada'), id: 'said', kind: 'text', text: 'x' } as unknown as TextLine;
const words = (lines: readonly (NoticeLine | TextLine)[]) =>
  toldTogether(lines).map((line) =>
    line.kind === 'notice' ? noticeWording(line as PlainNotice, (name) => name).join('') : line.kind,
  );

describe('who comes and goes right after each other', () => {
  it('is told in one line, those of each kind', () => {
    expect(
      words([notice('Ada'), notice('Ben'), notice('Cleo'), notice('Dan', 'left'), notice('Eve', 'left')]),
    ).toEqual(['Ada, Ben and Cleo joined', 'Dan and Eve left']);
  });

  it('is told apart where something was said between, or long ago', () => {
    expect(words([notice('Ada'), said, notice('Ben'), notice('Cleo', 'joined', 3_600_000)])).toEqual([
      'Ada joined',
      'text',
      'Ben joined',
      'Cleo joined',
    ]);
  });

  it('leaves what else is told as it is', () => {
    const lines = [notice('Ada', 'met'), notice('Ben', 'met'), said];
    expect(toldTogether(lines)).toEqual(lines);
  });

  it('stays the same object while nobody is added', () => {
    const [ada, ben] = [notice('Ada'), notice('Ben')];
    const [once] = toldTogether([ada, ben]);
    expect(toldTogether([ada, ben])[0]).toBe(once);
    expect(toldTogether([ada, ben, notice('Cleo')])[0]).not.toBe(once);
    expect(toldTogether([ada])[0]).toBe(ada);
  });
});
