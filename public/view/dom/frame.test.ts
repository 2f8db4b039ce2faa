import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Frame, perFrame } from './frame.ts';

let runs: number;
let frame: Frame;
let onRun: () => void;
const page = { hidden: false };

/** Microtasks only: no time passes. */
const microtasks = () => Promise.resolve();
const passFrame = () => vi.advanceTimersByTime(16);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  [runs, onRun, page.hidden] = [0, () => undefined, false];
  frame = perFrame(() => {
    runs += 1;
    onRun();
  });
});
afterEach(() => {
  frame.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('runs after the present task when nothing ran for a frame', async () => {
  frame.request();
  expect(runs).toBe(0);
  await microtasks();
  expect(runs).toBe(1);
  passFrame();
  frame.request();
  await microtasks();
  expect(runs).toBe(2);
});

it('runs once per frame in a burst', async () => {
  for (let n = 0; n < 100; n += 1) {
    frame.request();
    await microtasks();
  }
  expect(runs).toBe(1);
  passFrame();
  expect(runs).toBe(2);
});

it('leaves what is requested while it runs to the next frame, however long it runs', async () => {
  onRun = () => {
    vi.advanceTimersByTime(100);
    if (runs < 3) frame.request();
  };
  frame.request();
  await microtasks();
  await microtasks();
  expect(runs).toBe(1);
  passFrame();
  passFrame();
  expect(runs).toBe(3);
});

it('does not wait for a frame in a hidden tab', async () => {
  page.hidden = true;
  for (const expected of [1, 2]) {
    frame.request();
    await microtasks();
    expect(runs).toBe(expected);
  }
});

it('runs no more once it was closed', async () => {
  frame.request();
  frame.close();
  await microtasks();
  passFrame();
  expect(runs).toBe(0);
});
