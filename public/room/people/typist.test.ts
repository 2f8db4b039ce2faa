import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Activity } from './member.ts';
import { Typist } from './typist.ts';

let told: Activity[];
let typist: Typist;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  typist = new Typist((activity) => told.push(activity));
});
afterEach(() => {
  vi.useRealTimers();
});

describe('typing', () => {
  it('is told at the first key, and at most every three seconds after', () => {
    for (let key = 1; key <= 95; key += 1) {
      typist.typed('x'.repeat(key));
      vi.advanceTimersByTime(100);
    }
    expect(told).toEqual(['typing', 'typing', 'typing', 'typing']);
  });

  it('ends with a pause, once, and begins anew', () => {
    typist.typed('a');
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['typing', 'here']);
    typist.typed('ab');
    expect(told).toEqual(['typing', 'here', 'typing']);
  });

  it('ends when it is said or everything is taken back, and an empty box is none', () => {
    typist.typed('a');
    typist.stop();
    typist.stop();
    expect(told).toEqual(['typing', 'here']);
    vi.advanceTimersByTime(1_500);
    typist.typed('b');
    typist.typed('  \n');
    expect(told).toEqual(['typing', 'here', 'typing', 'here']);
    typist.typed('');
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(4);
  });

  it('is told less often than others take it, however short the messages', () => {
    for (let n = 0; n < 200; n += 1) {
      typist.typed('ok');
      typist.stop();
      vi.advanceTimersByTime(50);
    }
    expect(told.length).toBeLessThanOrEqual(20);
    expect(told.length).toBeGreaterThan(10);
  });

  it('is told late rather than never, unless it was said before that', () => {
    typist.typed('one');
    typist.stop();
    typist.typed('two');
    expect(told).toEqual(['typing', 'here']);
    vi.advanceTimersByTime(1_500);
    expect(told).toEqual(['typing', 'here', 'typing']);
    typist.stop();
    typist.typed('three');
    typist.stop();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['typing', 'here', 'typing', 'here']);
  });
});
