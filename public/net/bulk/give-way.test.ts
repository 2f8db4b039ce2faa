import { describe, expect, it } from 'vitest';
import { GiveWay } from './give-way.ts';

/** A line that takes `capacity` bytes a second, and makes wait what is more; bulk always has something to send. */
function play(giveWay: GiveWay, seconds: number, capacity: (second: number) => number, baseMs = 20) {
  const [stepMs, sampleMs, bytes] = [10, 200, 16_384];
  let waiting = 0;
  const sent: number[] = [];
  const delays: number[] = [];
  for (let now = 0; now < seconds * 1_000; now += stepMs) {
    const perSecond = capacity(now / 1_000);
    waiting = Math.max(0, waiting - (perSecond * stepMs) / 1_000);
    while (giveWay.take(bytes, now)) {
      waiting += bytes;
      sent.push(now);
    }
    const waitingMs = (waiting / perSecond) * 1_000;
    if (now % sampleMs === 0) giveWay.sample(Math.round(baseMs + waitingMs), now);
    delays.push(waitingMs);
  }
  const rateIn = (from: number, to: number) =>
    (sent.filter((at) => at >= from * 1_000 && at < to * 1_000).length * bytes) / (to - from);
  const delayIn = (from: number, to: number) => Math.max(...delays.slice(from * 100, to * 100));
  return { rateIn, delayIn };
}

describe('what bulk takes beside a call', () => {
  it('grows to what the line takes, and hardly anything waits', () => {
    const { rateIn, delayIn } = play(new GiveWay(), 60, () => 2_000_000);
    expect(rateIn(40, 60)).toBeGreaterThan(1_600_000);
    expect(delayIn(40, 60)).toBeLessThan(100);
  });

  it('shrinks within seconds when the line is left less', () => {
    const { rateIn, delayIn } = play(new GiveWay(), 60, (second) => (second < 30 ? 2_000_000 : 400_000));
    expect(rateIn(40, 60)).toBeLessThan(410_000);
    expect(rateIn(40, 60)).toBeGreaterThan(200_000);
    expect(delayIn(40, 60)).toBeLessThan(100);
  });

  it('never stops for good on a line that is bad anyway', () => {
    const { rateIn } = play(new GiveWay(), 60, () => 10_000);
    expect(rateIn(30, 60)).toBeGreaterThan(5_000);
  });

  it('is halved when no answer comes, and bounded below', () => {
    const giveWay = new GiveWay();
    const before = giveWay.rate;
    giveWay.lost();
    expect(giveWay.rate).toBe(before / 2);
    for (let time = 0; time < 20; time += 1) giveWay.lost();
    expect(giveWay.rate).toBe(32_768);
  });

  it('does not grow while nobody uses it', () => {
    const giveWay = new GiveWay();
    const before = giveWay.rate;
    for (let second = 0; second < 60; second += 1) giveWay.sample(20, second * 1_000);
    expect(giveWay.rate).toBe(before);
  });

  it('is not slowed by one late answer', () => {
    const giveWay = new GiveWay();
    for (const rtt of [20, 20, 20, 400, 20, 20]) giveWay.sample(rtt, 0);
    expect(giveWay.rate).toBe(new GiveWay().rate);
  });

  it('takes another route that is longer for what it is, after a while', () => {
    const giveWay = new GiveWay();
    giveWay.sample(20, 0);
    const sampleAll = (fromMinute: number, toMinute: number) => {
      for (let minute = fromMinute; minute < toMinute; minute += 1)
        for (let second = 0; second < 60; second += 1) giveWay.sample(120, minute * 60_000 + second * 1_000);
    };
    sampleAll(1, 3);
    expect(giveWay.rate).toBe(32_768);
    sampleAll(3, 12);
    giveWay.take(65_536, 720_000);
    giveWay.take(65_536, 720_000);
    giveWay.sample(120, 720_000);
    expect(giveWay.rate).toBeGreaterThan(32_768);
  });

  it('saves up nothing while it is idle', () => {
    const giveWay = new GiveWay();
    giveWay.take(1, 0);
    let count = 0;
    while (giveWay.take(16_384, 60_000)) count += 1;
    expect(count).toBeLessThanOrEqual(2);
  });

  it('tells when the next message may go', () => {
    const giveWay = new GiveWay();
    giveWay.take(65_536, 0);
    expect(giveWay.take(65_536, 1)).toBe(false);
    expect(giveWay.take(65_536, 1 + giveWay.waitMs)).toBe(true);
  });
});
