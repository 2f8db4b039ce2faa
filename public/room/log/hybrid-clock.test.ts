import { beforeEach, describe, expect, it } from 'vitest';
import { HybridClock, MAX_DRIFT_MS } from './hybrid-clock.ts';

let now: number;
let clock: HybridClock;
beforeEach(() => {
  now = 1_000_000;
  clock = new HybridClock(() => now);
});

describe('a hybrid clock', () => {
  it('tells the time while nobody is ahead', () => {
    expect(clock.tick()).toBe(now);
    now += 500;
    expect(clock.tick()).toBe(now);
  });

  it('never tells the same time twice, nor an earlier one when the clock is set back', () => {
    const times = [clock.tick(), clock.tick()];
    now -= 60_000;
    times.push(clock.tick(), clock.tick());
    expect(times).toEqual([1_000_000, 1_000_001, 1_000_002, 1_000_003]);
  });

  it('puts an answer after what it answers, however far ahead that is', () => {
    clock.see(now + 600_000);
    expect(clock.tick()).toBe(now + 600_001);
  });

  it('is not turned back by something old', () => {
    clock.see(5);
    expect(clock.tick()).toBe(now);
  });

  it('shows the present without claiming it', () => {
    clock.see(now + 10);
    expect([clock.peek(), clock.peek(), clock.tick()]).toEqual([now + 10, now + 10, now + 11]);
  });

  it('believes in a day of drift and no more', () => {
    expect(clock.isBelievable(now + MAX_DRIFT_MS)).toBe(true);
    expect(clock.isBelievable(now + MAX_DRIFT_MS + 1)).toBe(false);
    expect(clock.isBelievable(0)).toBe(true);
  });
});
