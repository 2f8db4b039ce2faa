import { describe, expect, it } from 'vitest';
import { clockWording } from '../transcript/moment.ts';
import { isAway, type ReasonOf, reachOrReason } from './reach-reason.ts';

const AT = new Date(2026, 10, 21, 14, 5, 9).getTime();

const member = (of: Partial<ReasonOf>): ReasonOf => ({
  reach: 'connected',
  via: null,
  lastResort: 'none',
  isOverTurn: null,
  since: AT,
  trouble: null,
  ...of,
});

const TROUBLE = {
  local: ['host', 'srflx'],
  remote: ['host', 'srflx'],
  isAnswered: true,
  hasStun: true,
  hasTurn: false,
  isTurnOnly: false,
  hasWay: true,
} as const;

describe('the words for how a member is reached', () => {
  it.each([
    [{ reach: 'connecting' }, 'connecting'],
    [{ reach: 'connected' }, 'connected'],
    [{ reach: 'connected', isOverTurn: false }, 'connected directly'],
    [{ reach: 'connected', isOverTurn: true }, 'connected over a relay'],
    [{ reach: 'via', via: 'Cleo' }, 'via Cleo'],
    [{ reach: 'unreachable' }, 'unreachable'],
  ] as const)('of %j are "%s"', (of, words) => {
    expect(reachOrReason(member(of))).toBe(words);
  });

  it('tell since when somebody is reconnecting, in the time of the page', () => {
    expect(reachOrReason(member({ reach: 'reconnecting' }))).toBe(`reconnecting since ${clockWording(AT)}`);
    expect(clockWording(AT)).toBe('14:05');
  });

  it.each([
    [{ hasWay: false }, 'neither the server nor anybody here can pass an offer to connect on to them'],
    [{ isAnswered: false }, 'offers to connect go out, and no answer comes back'],
    [{ isTurnOnly: true }, 'relay only is on, and there is no relay here'],
    [{ hasTurn: true }, 'no direct path, and the relay does not work from here'],
    [{ local: ['host'] }, 'your network blocks direct connections'],
    [{ remote: ['host'] }, 'their network blocks direct connections'],
    [{}, 'your networks let no direct connection through'],
    [{ remote: ['relay'] }, 'no path opens, not even over a relay'],
  ] as const)('when %j name the reason', (found, reason) => {
    const words = reachOrReason(member({ reach: 'unreachable', trouble: { ...TROUBLE, ...found } }));
    expect(words).toBe(`unreachable: ${reason}`);
    // What the People list calls connected is.
    expect(words).not.toMatch(/\bconnected\b/);
  });
});

describe('that somebody is away', () => {
  it.each([
    [{ reach: 'connected' }, true],
    [{ reach: 'via' }, true],
    [{ reach: 'connected', activity: 'typing' }, false],
    [{ reach: 'connected', activity: 'here' }, false],
    [{ reach: 'connected', isMuted: true }, false],
    [{ reach: 'reconnecting' }, false],
    [{ reach: 'unreachable' }, false],
  ] as const)('of %j it is said: %s', (of, isSaid) => {
    expect(isAway({ activity: 'away', isMuted: false, ...of })).toBe(isSaid);
  });
});
