import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { FOLD_MS, type Notice, withEvent } from './notices.ts';

/** Ann joins (+) and leaves (-), each so many milliseconds after the one before. */
function told(...steps: readonly [event: '+' | '-', waitMs: number][]): readonly Notice[] {
  let notices: readonly Notice[] = [];
  let at = 1_000;
  for (const [event, waitMs] of steps) {
    at += waitMs;
    notices = withEvent(notices, {
      member: memberId('ann'),
      event: event === '+' ? 'joined' : 'left',
      place: at,
      at,
    });
  }
  return notices;
}
const events = (notices: readonly Notice[]) => notices.map(({ event }) => event);

describe('who came and went', () => {
  it('is told as two events when they are far apart', () => {
    expect(events(told(['+', 0], ['-', FOLD_MS + 1], ['+', FOLD_MS + 1]))).toEqual([
      'joined',
      'left',
      'joined',
    ]);
  });

  it('is one return when somebody is back soon', () => {
    expect(events(told(['-', 0], ['+', FOLD_MS]))).toEqual(['returned']);
  });

  it('is one visit when somebody leaves soon', () => {
    expect(events(told(['+', 0], ['-', 1_000]))).toEqual(['visited']);
  });

  it('stays one line however often somebody flaps', () => {
    const flapping = Array.from({ length: 21 }, (_, n): ['+' | '-', number] => [
      n % 2 === 0 ? '-' : '+',
      1_000,
    ]);
    expect(events(told(...flapping))).toEqual(['left']);
    expect(events(told(...flapping, ['+', 1_000]))).toEqual(['returned']);
  });

  it('stands where the last of it happened, under the id it had', () => {
    const [first] = told(['-', 0]);
    const [folded] = told(['-', 0], ['+', 500]);
    expect(folded).toMatchObject({ id: first?.id, at: 1_500, place: 1_500 });
  });

  it('is told for each member on their own', () => {
    const notices = withEvent(told(['-', 0]), {
      member: memberId('ben'),
      event: 'joined',
      place: 1_001,
      at: 1_001,
    });
    expect(notices.map(({ member, event }) => [member, event])).toEqual([
      ['ann', 'left'],
      ['ben', 'joined'],
    ]);
  });

  it('is kept within bounds, the oldest forgotten first', () => {
    let notices: readonly Notice[] = [];
    for (let n = 0; n < 700; n += 1)
      notices = withEvent(notices, { member: memberId(`member ${n}`), event: 'joined', place: n, at: n });
    expect(notices).toHaveLength(500);
    expect(notices.at(-1)?.member).toBe('member 699');
  });
});
