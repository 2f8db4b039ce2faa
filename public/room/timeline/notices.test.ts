import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { type Notice, remark, withMove, withRemark } from './notices.ts';

describe('notices', () => {
  it('are kept within bounds, the oldest forgotten first', () => {
    let notices: readonly Notice[] = [];
    for (let n = 0; n < 700; n += 1)
      notices = withMove(notices, {
        member: memberId(`member ${n}`),
        event: 'joined',
        place: n,
        at: n,
        moment: n,
      });
    expect(notices).toHaveLength(500);
    expect(notices.at(-1)?.member).toBe('member 699');
  });

  it('make a remark about somebody once', () => {
    const ann = memberId('ann');
    const once = withRemark([], remark('met', ann, 1, 1));
    expect(withRemark(once, remark('met', ann, 2, 2))).toBe(once);
    expect(withRemark(once, remark('verified', ann, 2, 2))).toHaveLength(2);
  });
});
