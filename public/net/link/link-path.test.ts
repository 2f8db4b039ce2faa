import { describe, expect, it } from 'vitest';
import { readPath } from './link-path.ts';

const candidate = (id: string, candidateType: string, more = {}) =>
  [
    id,
    {
      id,
      type: id.startsWith('L') ? 'local-candidate' : 'remote-candidate',
      candidateType,
      protocol: 'udp',
      ...more,
    },
  ] as const;
const pair = (id: string, localCandidateId: string, remoteCandidateId: string, more = {}) =>
  [id, { id, type: 'candidate-pair', localCandidateId, remoteCandidateId, ...more }] as const;
const candidates = [
  candidate('L1', 'host'),
  candidate('L2', 'relay', { relayProtocol: 'tcp' }),
  candidate('R1', 'srflx'),
] as const;

describe('the path that statistics tell of', () => {
  it('is the pair that the transport names, as Chromium has it', () => {
    const report = new Map<string, unknown>([
      ...candidates,
      pair('P1', 'L1', 'R1', { nominated: true, state: 'succeeded' }),
      pair('P2', 'L2', 'R1', { currentRoundTripTime: 0.0234 }),
      ['T', { id: 'T', type: 'transport', selectedCandidatePairId: 'P2' }],
    ]);
    expect(readPath(report)).toEqual({ local: 'relay', remote: 'srflx', protocol: 'tcp', rttMs: 23 });
  });

  it('is the pair that says so itself, as Firefox has it', () => {
    const report = new Map<string, unknown>([
      ...candidates,
      pair('P1', 'L2', 'R1', { selected: false }),
      pair('P2', 'L1', 'R1', { selected: true }),
    ]);
    expect(readPath(report)).toEqual({ local: 'host', remote: 'srflx', protocol: 'udp', rttMs: null });
  });

  it('is a relay where that was told, though it was seen before it was told', () => {
    const report = new Map<string, unknown>([
      candidate('L1', 'host'),
      candidate('R1', 'prflx', { address: '203.0.113.5', port: 50_000 }),
      pair('P1', 'L1', 'R1', { selected: true }),
    ]);
    const told = ['candidate:1 1 udp 41885439 203.0.113.5 50000 typ relay raddr 0.0.0.0 rport 9'];
    expect(readPath(report, told)?.remote).toBe('relay');
    expect(readPath(report)?.remote).toBe('prflx');
  });

  it('is not known while no pair is in use, or its candidates are missing', () => {
    expect(readPath(new Map())).toBeNull();
    expect(readPath(new Map<string, unknown>([...candidates, pair('P1', 'L1', 'R1')]))).toBeNull();
    expect(readPath(new Map([pair('P1', 'L9', 'R9', { selected: true })]))).toBeNull();
  });
});
