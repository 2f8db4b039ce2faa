import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../net/clock.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { Display } from './display.ts';

let clock: VirtualClock;
let made: number;
let display: Display;
beforeEach(() => {
  clock = new VirtualClock();
  made = 0;
  display = new Display(clock, () => {
    made += 1;
    return [];
  });
});

describe('what changed', () => {
  it('is shown after what changed it, once', () => {
    for (let n = 0; n < 5; n += 1) display.refresh();
    expect(made).toBe(0);
    clock.advance(0);
    expect(made).toBe(1);
  });

  it('is shown together with all that changes within a frame of a display', () => {
    display.refresh();
    clock.advance(0);
    for (let n = 0; n < 100; n += 1) {
      display.refresh();
      clock.advance(1);
    }
    clock.advance(16);
    // 100 changes in 100 ms, 16 ms apart at least.
    expect(made).toBe(8);
  });

  it('is not shown any more after the end', () => {
    display.refresh();
    display.close();
    clock.advance(100);
    expect(made).toBe(0);
  });
});

it('on the clock of a browser a lone change waits for no timer', async () => {
  const own = new Display(systemClock, () => {
    made += 1;
    return [];
  });
  own.refresh();
  own.refresh();
  expect(made).toBe(0);
  await Promise.resolve();
  expect(made).toBe(1);
  const closed = new Display(systemClock, () => {
    made += 1;
    return [];
  });
  closed.refresh();
  closed.close();
  await Promise.resolve();
  expect(made).toBe(1);
});
