import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIceUrl } from './ice-url.ts';

describe('the URL of a STUN or TURN server', () => {
  it.each([
    ['stun:a.example', { kind: 'stun', host: 'a.example', port: 3_478, transport: 'udp' }],
    ['stuns:a.example', { kind: 'stun', host: 'a.example', port: 5_349, transport: 'tls' }],
    ['turn:turn_1.lan:3479', { kind: 'turn', host: 'turn_1.lan', port: 3_479, transport: 'udp' }],
    ['turn:192.0.2.1?transport=tcp', { kind: 'turn', host: '192.0.2.1', port: 3_478, transport: 'tcp' }],
    ['turns:[2001:db8::1]:443', { kind: 'turn', host: '2001:db8::1', port: 443, transport: 'tls' }],
    ['TURNS:a.example?transport=tcp', { kind: 'turn', host: 'a.example', port: 5_349, transport: 'tls' }],
  ])('%s is read', (text, read) => {
    expect(parseIceUrl(text)).toEqual({ text, ...read });
  });

  it.each([
    'a.example',
    'http://a.example',
    'stun://a.example',
    'stun:',
    'stun:a.example:',
    'stun:a.example:0',
    'stun:a.example:65536',
    'stun:a.example:banana',
    'stun:a.example?transport=tcp',
    'turn:user@a.example',
    'turn:a.example?transport=sctp',
    'turn:2001:db8::1',
    'turn:a.example,turn:b.example',
    ` turn:a.example`,
    `turn:${'a'.repeat(300)}`,
  ])('%s is refused', (text) => {
    expect(parseIceUrl(text)).toBeUndefined();
  });

  it('is read or refused, whatever it is', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `turn:${rest}`),
    );
    fc.assert(fc.property(text, (text) => [text, undefined].includes(parseIceUrl(text)?.text)));
  });
});
