import { describe, expect, it } from 'vitest';
import { type Finding, reportOn } from './ice-report.ts';
import { parseIceUrl } from './ice-url.ts';
import type { ProbeResult } from './stun/probe.ts';

function finding(text: string, result: ProbeResult, isMinted = true): Finding {
  const url = parseIceUrl(text);
  if (url === undefined) throw new Error(text);
  return { url, isMinted, result, answerWithinMs: 3_000 };
}

const TURN = 'turn:turn.example.com';
const STUN = 'stun:stun.example.com:3478';

describe('the report on ICE servers', () => {
  it.each<[string, string, ProbeResult]>([
    [
      'info: STUN stun:stun.example.com:3478 answers (it sees me at 203.0.113.7)',
      STUN,
      { kind: 'seen', address: '203.0.113.7' },
    ],
    [
      'info: TURN turn:turn.example.com accepts our credentials and relays at 198.51.100.1',
      TURN,
      { kind: 'relays', relayAddress: '198.51.100.1', serverAddress: '198.51.100.1' },
    ],
    [
      'info: TURN turn:turn.example.com accepts our credentials and relays at 192.168.1.2',
      TURN,
      { kind: 'relays', relayAddress: '192.168.1.2', serverAddress: '192.168.1.2' },
    ],
    [
      'warn: TURN turn:turn.example.com accepts our credentials, but relays at 10.0.0.5, where nobody outside gets: set its external-ip',
      TURN,
      { kind: 'relays', relayAddress: '10.0.0.5', serverAddress: '198.51.100.1' },
    ],
    [
      "warn: TURN turn:turn.example.com refuses our credentials (401): is TURN_SECRET the same as coturn's static-auth-secret, and do both clocks agree?",
      TURN,
      { kind: 'refused', code: 401 },
    ],
    [
      'warn: TURN turn:turn.example.com refuses a relay (486): its quota is used up',
      TURN,
      { kind: 'refused', code: 486 },
    ],
    ['warn: TURN turn:turn.example.com refuses to serve us (403)', TURN, { kind: 'refused', code: 403 }],
    ['warn: STUN stun:stun.example.com:3478 does not answer within 3 s', STUN, { kind: 'silent' }],
    ['warn: TURN turn:turn.example.com answers, but not as a TURN server does', TURN, { kind: 'garbled' }],
    [
      'warn: TURN turn:turn.example.com relays for anybody, without credentials: is its use-auth-secret set?',
      TURN,
      { kind: 'open' },
    ],
    [
      'warn: STUN stun:stun.example.com:3478 is not found under this name (ENOTFOUND)',
      STUN,
      { kind: 'unreachable', cause: 'ENOTFOUND' },
    ],
    [
      'warn: TURN turn:turn.example.com cannot be reached: nothing listens there',
      TURN,
      { kind: 'unreachable', cause: 'ECONNREFUSED' },
    ],
    [
      'warn: TURN turn:turn.example.com closes the connection without an answer',
      TURN,
      { kind: 'unreachable', cause: 'closed' },
    ],
    [
      'warn: TURN turn:turn.example.com has a certificate that browsers refuse too (CERT_HAS_EXPIRED)',
      TURN,
      { kind: 'unreachable', cause: 'CERT_HAS_EXPIRED' },
    ],
    [
      'warn: TURN turn:turn.example.com cannot be reached (ENETUNREACH)',
      TURN,
      { kind: 'unreachable', cause: 'ENETUNREACH' },
    ],
  ])('says "%s"', (line, url, result) => {
    expect(reportOn([finding(url, result)]).map(({ level, text }) => `${level}: ${text}`)).toEqual([line]);
  });

  it('asks about the setting that the credentials come from', () => {
    const [line] = reportOn([finding(TURN, { kind: 'refused', code: 401 }, false)]);
    expect(line?.text).toContain('ICE_SERVERS');
  });

  it('needs one line when no STUN server answers, and still one for each TURN server', () => {
    const lines = reportOn([
      finding('stun:a.example', { kind: 'silent' }),
      finding('stun:b.example', { kind: 'unreachable', cause: 'EAI_AGAIN' }),
      finding(TURN, { kind: 'relays', relayAddress: '198.51.100.1', serverAddress: '198.51.100.1' }),
    ]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toEqual({
      level: 'warn',
      text: 'No STUN server helps, people in different networks may not reach each other: stun:a.example does not answer within 3 s; stun:b.example is not found under this name (EAI_AGAIN)',
    });
  });

  it('names each STUN server when one of them answers', () => {
    const lines = reportOn([
      finding('stun:a.example', { kind: 'silent' }),
      finding('stun:b.example', { kind: 'seen', address: '203.0.113.7' }),
    ]);
    expect(lines.map(({ level }) => level)).toEqual(['warn', 'info']);
  });
});
