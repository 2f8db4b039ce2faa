import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { FOLD_MS, type PlacedNotice, toldNotices } from './moves.ts';
import { remark } from './notices.ts';

const SECOND = 1_000;

/**
 * A story in words: "+ann" joins, "-ann" leaves, "ann!" somebody says something, "wait" is longer than moves are told
 * together; all else takes a second.
 */
function told(story: string): string[] {
  const placed: PlacedNotice[] = [];
  let [at, stretch] = [0, 0];
  for (const step of story.split(' ')) {
    at += step === 'wait' ? FOLD_MS : SECOND;
    if (step.endsWith('!')) stretch += 1;
    if (!/^[+-]/.test(step)) continue;
    const member = memberId(step.slice(1));
    const event = step.startsWith('+') ? 'joined' : 'left';
    placed.push({ stretch, notice: { id: `${step} at ${at}`, member, event, place: at, at, moment: at } });
  }
  return toldNotices(placed).flatMap((each, n) =>
    each === null ? [] : [`${placed[n]?.notice.member} ${each.event}`],
  );
}

describe('who joined and left', () => {
  it.each([
    ['+ann', ['ann joined']],
    ['-ann', ['ann left']],
    // Nothing was said between.
    ['+ann -ann', ['ann visited']],
    ['-ann +ann', ['ann stepped-out']],
    ['+ann -ann +ann', ['ann joined']],
    ['-ann +ann -ann', ['ann left']],
    ['-ann +ann -ann +ann -ann +ann', ['ann stepped-out']],
    ['-ann +ann -ann +ann -ann', ['ann left']],
    // It stands where the last of it happened.
    ['+ann +ben -ann', ['ben joined', 'ann visited']],
    // They said something.
    ['+ann ann! -ann', ['ann joined', 'ann left']],
    ['+ann ann! -ann +ann', ['ann joined', 'ann stepped-out']],
    ['+ann ann! -ann +ann ann! -ann', ['ann joined', 'ann stepped-out', 'ann left']],
    // Somebody else did: "hello Ann" must not stand above her joining, nor "where is Ann?" above her leaving.
    ['+ann ben! -ann', ['ann joined', 'ann left']],
    ['-ann ben! +ann', ['ann left', 'ann returned']],
    ['-ann ben! +ann -ann', ['ann left', 'ann revisited']],
    ['-ann ben! +ann -ann ben! +ann', ['ann left', 'ann revisited', 'ann returned']],
    ['+ann ben! -ann ben! +ann -ann +ann', ['ann joined', 'ann left', 'ann returned']],
    // What was said before or after them is nothing between.
    ['ben! +ann -ann ben!', ['ann visited']],
    ['ann! -ann +ann ann!', ['ann stepped-out']],
    // They are far apart.
    ['+ann wait -ann', ['ann joined', 'ann left']],
    ['-ann wait +ann', ['ann left', 'ann returned']],
    ['+ann wait -ann wait +ann', ['ann joined', 'ann left', 'ann returned']],
    // Everyone on their own.
    ['-ann -ben +ann', ['ben left', 'ann stepped-out']],
    ['-ann +ben +ann -ben', ['ann stepped-out', 'ben visited']],
  ])('%s is told as %j', (story, expected) => {
    expect(told(story)).toEqual(expected);
  });

  const at = (event: 'joined' | 'left', moment: number, shown = moment): PlacedNotice => ({
    stretch: 0,
    notice: { id: `${event} ${moment}`, member: memberId('ann'), event, place: moment, at: shown, moment },
  });

  it('keeps the id of the first of what is told together', () => {
    expect(toldNotices([at('left', 1), at('joined', 2)])).toEqual([
      null,
      { id: 'left 1', event: 'stepped-out', awayMs: null },
    ]);
  });

  it('says how long somebody was away where the departure stands for itself', () => {
    const [, back] = toldNotices([at('left', 1), at('joined', 1 + 5 * FOLD_MS)]);
    expect(back).toMatchObject({ event: 'returned', awayMs: 5 * FOLD_MS });
  });

  it('goes by no clock that is set meanwhile', () => {
    const hours = 3_600_000;
    expect(toldNotices([at('joined', 1), at('left', 2, 30 * hours)]).at(-1)?.event).toBe('visited');
    expect(toldNotices([at('left', 1), at('joined', 1 + 2 * FOLD_MS, -hours)]).at(-1)).toMatchObject({
      event: 'returned',
      awayMs: 2 * FOLD_MS,
    });
  });

  it('leaves remarks as they are', () => {
    const notice = remark('met', memberId('ann'), 5, 5);
    expect(toldNotices([{ notice, stretch: 0 }])).toEqual([{ id: notice.id, event: 'met', awayMs: null }]);
  });
});
