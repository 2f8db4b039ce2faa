import { describe, expect, it } from 'vitest';
import { fingerprintOf, isAcceptable, withoutCandidates } from './description.ts';

const sdpOf = (...lines: string[]) => ['v=0', ...lines, ''].join('\r\n');
const prints = (...values: string[]) => sdpOf(...values.map((value) => `a=fingerprint:SHA-256 ${value}`));

describe('a description', () => {
  it('leaves its candidates to be sent on their own', () => {
    const sdp = sdpOf('m=application 9', 'a=candidate:1 1 udp 1 10.0.0.1 9 typ host', 'a=end-of-candidates');
    expect(withoutCandidates(sdp)).toBe(sdpOf('m=application 9'));
  });

  it('has one fingerprint, however often and in whatever case it says so, or none that counts', () => {
    expect(fingerprintOf({ sdp: prints('aa:0b', 'AA:0B') })).toBe('sha-256 AA:0B');
    expect(fingerprintOf({ sdp: prints('AA:0B', 'AA:0C') })).toBeNull();
    expect(fingerprintOf({ sdp: prints() })).toBeNull();
    expect(fingerprintOf(null)).toBeNull();
  });

  it('may not change the fingerprint that the one before had', () => {
    const before = { sdp: prints('AA') };
    expect(isAcceptable(prints('BB'), null)).toBe(true);
    expect(isAcceptable(prints('aa'), before)).toBe(true);
    expect(isAcceptable(prints('BB'), before)).toBe(false);
    expect(isAcceptable(prints('AA', 'BB'), before)).toBe(false);
  });

  it('is refused with more sections than there is use for', () => {
    const sections = (count: number) => sdpOf(...Array<string>(count).fill('m=audio 9'));
    expect(isAcceptable(sections(8), null)).toBe(true);
    expect(isAcceptable(sections(9), null)).toBe(false);
  });
});
