import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { PacketAllowances } from './packet-allowances.ts';

const LIMITS = { member: { burst: 100, perSecond: 10 }, room: { burst: 150, perSecond: 15 } };

let clock: ManualClock;
let allowances: PacketAllowances;
beforeEach(() => {
  clock = new ManualClock();
  allowances = new PacketAllowances(LIMITS, clock);
});

describe('what the last resort may cost', () => {
  it('is bounded for a member, and refills', async () => {
    const member = allowances.ofMember();
    expect(allowances.take(member, 'r', 100)).toBe(true);
    expect(allowances.take(member, 'r', 1)).toBe(false);
    await clock.pass(1_000);
    expect(allowances.take(member, 'r', 10)).toBe(true);
  });

  it('is bounded for all members of a room together, and for each room by itself', () => {
    expect(allowances.take(allowances.ofMember(), 'r', 100)).toBe(true);
    expect(allowances.take(allowances.ofMember(), 'r', 51)).toBe(false);
    expect(allowances.take(allowances.ofMember(), 'r', 50)).toBe(true);
    expect(allowances.take(allowances.ofMember(), 'other', 100)).toBe(true);
  });

  it('takes nothing from a room for what a member may not send', () => {
    const member = allowances.ofMember();
    expect(allowances.take(member, 'r', 101)).toBe(false);
    expect(allowances.take(allowances.ofMember(), 'r', 100)).toBe(true);
    expect(allowances.take(allowances.ofMember(), 'r', 50)).toBe(true);
  });
});
