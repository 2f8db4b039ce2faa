import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import type { LinkInspection, MeshInspection } from '../../net/mesh/mesh-inspection.ts';
import { memberId, memberIds } from '../../testing/ids.ts';
import { connectionReport, type Pair } from './connection-report.ts';
import type { Member } from './member.ts';

const [ada, ben, cleo] = memberIds('ada', 'ben', 'cleo');

const MEANS = { hasStun: true, hasTurn: false, isTurnOnly: false };
const PATH = { local: 'host', remote: 'srflx', protocol: 'udp', rttMs: 12 } as const;
const FINDINGS = { local: ['host'], remote: ['srflx'], isAnswered: true } as const;
const FAILURE = { at: 1, why: 'not-connected-in-time', findings: FINDINGS } as const;

const member = (id: MemberId): Member => ({
  id,
  name: id.toUpperCase(),
  tag: null,
  lastResort: 'none',
  reach: 'connected',
  via: null,
  isOverTurn: null,
  since: 0,
  trouble: null,
  isFaulty: false,
  isVerified: false,
  isMuted: false,
  keeper: null,
  namesake: null,
  activity: 'here',
});

const link = (id: MemberId, of: Partial<LinkInspection> = {}): LinkInspection => ({
  id,
  state: 'open',
  route: { kind: 'direct' },
  isOverTurn: false,
  lastResort: 'none',
  since: 0,
  trouble: null,
  findings: FINDINGS,
  failures: [],
  path: PATH,
  ...of,
});

const report = (mesh: Partial<MeshInspection>, ids: readonly MemberId[]) =>
  connectionReport(
    {
      mesh: { links: [], told: [], means: MEANS, ...mesh },
      status: { kind: 'connected', callCameras: 8, files: { use: 'on', maxBytes: null }, lastResort: 'off' },
    },
    ids.map(member),
  );

const inShort = (pairs: readonly Pair[]) =>
  pairs.map(({ one, other, way }) => `${one?.name ?? 'I'}-${other.name} ${way}`);

describe('a connection report', () => {
  it('tells of each member what is known of their link', () => {
    const failures = [FAILURE];
    const { members, server, means } = report({ links: [link(ada, { failures })] }, [ada, ben]);
    expect(server).toEqual({
      kind: 'connected',
      callCameras: 8,
      files: { use: 'on', maxBytes: null },
      lastResort: 'off',
    });
    expect(means).toEqual(MEANS);
    expect(members[0]).toMatchObject({ name: 'ADA', path: PATH, findings: FINDINGS, failures });
    expect(members[1]).toMatchObject({ name: 'BEN', path: null, failures: [] });
  });

  it('tells of every two people once, though both of them have told', () => {
    const told = [
      { from: ada, to: ben, isOverTurn: false },
      { from: ben, to: ada, isOverTurn: false },
    ];
    const { pairs } = report({ links: [link(ada), link(ben)], told }, [ada, ben]);
    expect(inShort(pairs)).toEqual(['I-ADA direct', 'I-BEN direct', 'ADA-BEN direct']);
  });

  it('has what is wrong first, then what goes over a relay', () => {
    const told = [
      { from: ada, to: cleo, isOverTurn: false },
      { from: cleo, to: ben, isOverTurn: true },
    ];
    const links = [link(ada), link(ben, { state: 'down' }), link(cleo, { isOverTurn: null })];
    expect(inShort(report({ links, told }, [ada, ben, cleo]).pairs)).toEqual([
      'I-BEN none',
      'ADA-BEN none',
      'BEN-CLEO relayed',
      'I-CLEO linked',
      'I-ADA direct',
      'ADA-CLEO direct',
    ]);
  });

  it('claims nothing about two of whom neither has told', () => {
    const links = [link(ada, { state: 'down' }), link(ben, { state: 'down' })];
    expect(inShort(report({ links }, [ada, ben]).pairs)).toContain('ADA-BEN unknown');
  });

  it('says that a link goes over a relay when either end says so', () => {
    const told = [
      { from: ada, to: ben, isOverTurn: false },
      { from: ben, to: ada, isOverTurn: true },
    ];
    expect(inShort(report({ told }, [ada, ben]).pairs)).toContain('ADA-BEN relayed');
  });

  it('leaves out whom others speak of and I have not met', () => {
    const told = [{ from: ada, to: memberId('nobody-i-know'), isOverTurn: false }];
    expect(inShort(report({ links: [link(ada)], told }, [ada]).pairs)).toEqual(['I-ADA direct']);
  });
});
