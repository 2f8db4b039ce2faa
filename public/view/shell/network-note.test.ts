import { describe, expect, it } from 'vitest';
import type { Member } from '../../room/people/member.ts';
import { isCutOff } from './network-note.ts';

type Of = Pick<Member, 'reach' | 'trouble'>;

const NOTHING_OUT = {
  local: ['host'],
  remote: ['host', 'srflx'],
  isAnswered: true,
  hasStun: true,
  hasTurn: false,
  isTurnOnly: false,
  hasWay: true,
} as const;
const unreachable = (trouble: Of['trouble'] = NOTHING_OUT): Of => ({ reach: 'unreachable', trouble });
const at = (reach: Of['reach']): Of => ({ reach, trouble: null });

describe('whose network lets nothing out', () => {
  it.each<[string, boolean, readonly Of[]]>([
    ['nobody is here', false, []],
    ['it is found so with the only other', true, [unreachable()]],
    ['it is found so with one of two', true, [unreachable(), at('connecting')]],
    ['somebody is reached', false, [unreachable(), at('connected')]],
    ['somebody reaches them', false, [unreachable(), at('via')]],
    ['a link only is interrupted', false, [unreachable(), at('reconnecting')]],
    ['it may as well be theirs', false, [unreachable({ ...NOTHING_OUT, remote: ['host'] })]],
  ])('is told of, where %s: %j', (_, isTold, members) => {
    expect(isCutOff(members)).toBe(isTold);
  });
});
