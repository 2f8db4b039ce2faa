import { expect, it } from 'vitest';
import { KnownCandidates } from './known-candidates.ts';

const host = { candidate: 'candidate:1 1 udp 1 10.0.0.1 9 typ host' };
const relay = { candidate: 'candidate:2 1 udp 1 192.0.2.1 9 typ relay raddr 198.51.100.7 rport 4242' };

it('tells the other end all of mine', () => {
  const known = new KnownCandidates(false);
  expect([host, relay].map((candidate) => known.found(candidate))).toEqual([host, relay]);
  expect(known.local).toEqual(['host', 'relay']);
});

it('tells relays alone where addresses are to stay hidden, and not whom they relay for', () => {
  const known = new KnownCandidates(true);
  expect(known.found(host)).toBeNull();
  expect(known.found(relay)?.candidate).toBe(
    'candidate:2 1 udp 1 192.0.2.1 9 typ relay raddr 0.0.0.0 rport 9',
  );
  expect(known.local).toEqual(['host', 'relay']);
});

it('keeps a bounded number of what a stranger tells', () => {
  const known = new KnownCandidates(false);
  for (let n = 0; n < 1_000; n += 1) known.heardOf(host);
  known.heardOf({ candidate: 'nonsense' });
  expect(known.told).toHaveLength(100);
  expect(known.remote).toEqual(['host']);
});
