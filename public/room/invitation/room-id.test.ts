import { expect, it } from 'vitest';
import { freshRoomId } from './room-id.ts';
import { looksDrawn } from './room-id-reading.ts';

const DRAWS = 20_000;

it('a fresh id begins and ends with a letter or digit, and uses all 64 characters between', () => {
  const ids = Array.from({ length: DRAWS }, freshRoomId);
  expect(ids.filter((id) => !/^[A-Za-z0-9][\w-]{8}[A-Za-z0-9]$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(DRAWS);
  expect(new Set(ids.map((id) => id[0])).size).toBe(62);
  expect(new Set(ids.map((id) => id.at(-1))).size).toBe(62);
  expect(new Set(ids.map((id) => id[4])).size).toBe(64);
});

it('is told apart from names given by hand, but for one in a hundred', () => {
  const drawn = Array.from({ length: DRAWS }, freshRoomId).filter(looksDrawn).length;
  expect(drawn / DRAWS).toBeGreaterThan(0.975);
  for (const name of ['team-alpha', 'standup-mo', 'LITERATURE', 'standup', '0123456789'])
    expect(looksDrawn(name)).toBe(false);
});
