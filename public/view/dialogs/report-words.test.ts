import { describe, expect, it } from 'vitest';
import type { ConnectionReport, MemberReport } from '../../room/people/connection-report.ts';
import { memberId } from '../../testing/ids.ts';
import { plainText, reportWords } from './report-words.ts';

const AT = new Date(2026, 10, 21, 14, 5, 9).getTime();
const FOUND = { local: ['host', 'srflx', 'prflx'], remote: ['host'], isAnswered: true } as const;

const member = (of: Partial<MemberReport>): MemberReport => ({
  id: memberId('an-id-that-stays-here'),
  name: 'Ada',
  tag: null,
  reach: 'connected',
  via: null,
  lastResort: 'none',
  isOverTurn: false,
  since: AT,
  trouble: null,
  isFaulty: false,
  isVerified: false,
  isMuted: false,
  namesake: null,
  activity: 'here',
  keeper: null,
  path: { local: 'host', remote: 'srflx', protocol: 'udp', rttMs: 12 },
  findings: FOUND,
  failures: [],
  ...of,
});

const report = (of: Partial<ConnectionReport>): ConnectionReport => ({
  server: { kind: 'connected', callCameras: 8, files: { use: 'on', maxBytes: null }, lastResort: 'off' },
  means: { hasStun: true, hasTurn: false, isTurnOnly: false },
  members: [],
  pairs: [],
  ...of,
});

const ADA = { name: 'Ada', tag: null };
const BEN = { name: 'Ben', tag: 'a1b2' };

describe('the words of a connection report', () => {
  it('are the same as plain text', () => {
    const failures = [
      { at: AT, why: 'connection-closed', findings: FOUND },
      { at: AT + 1_000, why: 'not-connected-in-time', findings: { ...FOUND, isAnswered: false } },
    ] as const;
    const members = [
      member({}),
      member({ ...BEN, reach: 'via', via: 'Ada', path: null, failures, since: AT }),
    ];
    const pairs = [
      { one: null, other: BEN, way: 'none' },
      { one: null, other: ADA, way: 'direct' },
      { one: ADA, other: BEN, way: 'relayed' },
    ] as const;
    expect(plainText(reportWords(report({ members, pairs }), 'Some browser 1.0', true), AT)).toBe(
      `Connection report
Saturday 21 November 2026, 14:05:09

Server: connected
STUN: available
TURN: none
Relay only: off
Your key: stays on this device
Browser: Some browser 1.0

Ada: connected directly since 14:05
  Round trip: 12 ms
  Protocol: UDP
  Path here: local network
  Path there: through NAT

Ben a1b2: via Ada
  Found here: local network, through NAT
  Found there: local network
  No link since: 14:05
  14:05:10 it did not connect in time (here: local network, through NAT; there: no answer)
  14:05:09 it closed (here: local network, through NAT; there: local network)

Who reaches whom: 2 of 3 pairs linked, 1 over a relay
  You – Ben a1b2: no link
  You – Ada: directly
  Ada – Ben a1b2: over a relay`,
    );
  });

  it('do not tell by which key a member is known', () => {
    expect(JSON.stringify(reportWords(report({ members: [member({})] }), '', true))).not.toContain(
      'stays-here',
    );
  });

  it.each([
    [null, 'not measured yet'],
    [0, 'under 1 ms'],
    [250, '250 ms'],
  ])('of a round trip of %s are "%s"', (rttMs, words) => {
    const path = { local: 'relay', remote: 'relay', protocol: 'tls', rttMs } as const;
    const [ada] = reportWords(report({ members: [member({ path })] }), '', true).members;
    expect(ada?.facts[0]).toEqual(['Round trip', words]);
  });

  it.each([
    [{ kind: 'joining' }, 'joining'],
    [{ kind: 'unreachable' }, 'cannot be reached'],
    [{ kind: 'refused', reason: 'room-full' }, 'does not let you in: room full'],
  ] as const)('of a server that is %j are "%s"', (server, words) => {
    expect(reportWords(report({ server }), '', true).facts[0]).toEqual(['Server', words]);
  });

  it('say so when nobody else is here', () => {
    expect(reportWords(report({}), '', false).summary).toBe('only you are here');
  });
});
