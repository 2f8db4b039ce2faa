import { describe, expect, it } from 'vitest';
import type { LastResortState } from '../../net/sealed/sealed-paths.ts';
import type { Member } from '../../room/people/member.ts';
import { memberId } from '../../testing/ids.ts';
import { toldOf } from './last-resort-note.ts';

const member = (name: string, lastResort: LastResortState, reach = 'unreachable'): Member =>
  ({ id: memberId(name), name, lastResort, reach, trouble: null }) as Member;
const nobody = () => false;
const told = (members: readonly Member[], isDismissed: Parameters<typeof toldOf>[1] = nobody) => {
  const one = toldOf(members, isDismissed);
  return one && `${one.lastResort} ${one.name}`;
};

describe('whom the note about the last resort is about', () => {
  it('is who asks, then who could be asked, then who has not answered', () => {
    const all = [member('ann', 'wished'), member('ben', 'possible'), member('cleo', 'asked')];
    expect(told(all)).toBe('asked cleo');
    expect(told(all.slice(0, 2))).toBe('possible ben');
    expect(told(all.slice(0, 1))).toBe('wished ann');
  });

  it('is nobody where nobody needs it', () => {
    expect(told([member('ann', 'open', 'connected'), member('ben', 'none')])).toBeNull();
    expect(told([])).toBeNull();
  });

  it('is nobody who was dismissed, until they ask', () => {
    const isDismissed = ({ lastResort }: { lastResort: string }) => lastResort === 'possible';
    expect(told([member('ann', 'possible')], isDismissed)).toBeNull();
    expect(told([member('ann', 'asked')], isDismissed)).toBe('asked ann');
  });
});
