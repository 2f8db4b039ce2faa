import { expect, it } from 'vitest';
import { Random } from '../public/testing/random.ts';
import { hostilePacket } from './hostile-packet.ts';

const AIM = { sharedRoom: 'shared', victims: ['ada', 'ben'], claim: 'claims-me' };
const packets = (seed: number) => {
  const random = new Random(seed);
  return Array.from({ length: 2_000 }, () => hostilePacket(random, AIM));
};

it('makes the same packets of the same seed, and others of another', () => {
  expect(packets(1)).toEqual(packets(1));
  expect(packets(1)).not.toEqual(packets(2));
});

it('makes packets of every kind: true, malformed, deep, huge, bytes, and with prototype keys', () => {
  const all = packets(3).flat();
  const texts = all.filter((packet) => typeof packet === 'string');
  for (const part of [
    '["join",{"roomId":"shared"',
    '__proto__',
    '['.repeat(100),
    'x'.repeat(60_000),
    '\\u0000',
  ])
    expect(texts.filter((text) => text.includes(part)).length).toBeGreaterThan(0);
  expect(texts).toContain('2[');
  expect(all.length - texts.length).toBeGreaterThan(10);
});
