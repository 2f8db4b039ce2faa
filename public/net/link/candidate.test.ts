import { expect, it } from 'vitest';
import { candidateType, withoutRelatedAddress } from './candidate.ts';

const RELAY =
  'candidate:1 1 udp 41885439 203.0.113.5 50000 typ relay raddr 198.51.100.7 rport 43210 generation 0';

it('a candidate says of which type it is', () => {
  expect(candidateType(RELAY)).toBe('relay');
  expect(candidateType('candidate:0 1 UDP 2122252543 192.168.1.2 50000 typ host')).toBe('host');
  expect(candidateType('candidate:0 1 UDP 1 192.168.1.2 50000 typ other')).toBeNull();
  expect(candidateType('')).toBeNull();
});

it('what a relay stands for is taken out of its candidate, and nothing else', () => {
  expect(withoutRelatedAddress(RELAY)).toBe(
    'candidate:1 1 udp 41885439 203.0.113.5 50000 typ relay raddr 0.0.0.0 rport 9 generation 0',
  );
  expect(withoutRelatedAddress('candidate:0 1 UDP 1 a 1 typ host')).toBe('candidate:0 1 UDP 1 a 1 typ host');
});
