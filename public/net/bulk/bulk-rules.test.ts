import { describe, expect, it } from 'vitest';
import { lanesFor, laneWithSpace, withoutTurn } from './bulk-rules.ts';

describe('the number of lanes', () => {
  const long = { isOverTurn: false, rttMs: 20, movedBytes: 2_000_000, isGivingWay: false };

  it('is four on a long line, once something is moving', () => {
    expect(lanesFor(long)).toBe(4);
  });

  it.each([
    [{ rttMs: 10 }],
    [{ rttMs: null }],
    [{ isOverTurn: true }],
    [{ isOverTurn: null }],
    [{ movedBytes: 1_000_000 }],
    [{ isGivingWay: true }],
  ])('is one with %j', (but) => {
    expect(lanesFor({ ...long, ...but })).toBe(1);
  });
});

describe('a message goes to the lane', () => {
  const lane = (waiting: number, state: 'open' | 'interrupted' = 'open') => ({ waiting, state });

  it('in which least waits', () => {
    const lanes = [lane(200_000), lane(100), lane(100_000)];
    expect(laneWithSpace(lanes)).toBe(lanes[1]);
  });

  it('that is not interrupted', () => {
    const lanes = [lane(0, 'interrupted'), lane(200_000)];
    expect(laneWithSpace(lanes)).toBe(lanes[1]);
  });

  it('and to none where all are full', () => {
    expect(laneWithSpace([lane(262_144), lane(300_000)])).toBeNull();
    expect(laneWithSpace([])).toBeNull();
  });
});

it('servers are told apart by their schemes', () => {
  const stun = { urls: 'stun:a' };
  const mixed = { urls: ['turn:b', 'stun:b', 'turns:b'], username: 'u', credential: 'c' };
  expect(withoutTurn([stun, mixed, { urls: 'turns:c' }])).toEqual([
    { urls: ['stun:a'] },
    { ...mixed, urls: ['stun:b'] },
  ]);
});
