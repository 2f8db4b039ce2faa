import { describe, expect, it } from 'vitest';
import { CLEAR_LINE, Line, type LineCounts, type LineSettings } from './wan-line.ts';

const never = () => 0.999;

function lineWith(settings: Partial<LineSettings>, random = never) {
  const out: number[] = [];
  const counts: LineCounts = { packets: 0, lost: 0, dropped: 0, late: 0 };
  const line = new Line({ ...CLEAR_LINE, ...settings }, counts, random, ([first = -1]) => out.push(first));
  return { line, out, counts };
}

const packet = (first: number, length = 1) => new Uint8Array(length).fill(first);

describe('Line', () => {
  it('keeps each packet for the delay, and no longer', () => {
    const { line, out } = lineWith({ delayMs: 10 });
    line.enter(packet(1), 100);
    line.enter(packet(2), 103);
    expect(line.nextAt).toBe(110);
    line.leave(109);
    expect(out).toEqual([]);
    line.leave(110);
    expect(out).toEqual([1]);
    expect(line.nextAt).toBe(113);
    line.leave(200);
    expect(out).toEqual([1, 2]);
    expect(line.nextAt).toBeNull();
  });

  it('keeps the order when the delay varies', () => {
    const chances = [1, 0];
    const { line, out } = lineWith({ delayMs: 10, jitterMs: 5 }, () => chances.shift() ?? 0);
    line.enter(packet(1), 0);
    line.enter(packet(2), 1);
    line.leave(14);
    expect(out).toEqual([]);
    line.leave(15);
    expect(out).toEqual([1, 2]);
  });

  it('loses and doubles what it is told to', () => {
    const lossy = lineWith({ lossPercent: 100 });
    lossy.line.enter(packet(1), 0);
    expect(lossy.line.nextAt).toBeNull();
    expect(lossy.counts).toMatchObject({ packets: 1, lost: 1 });

    const doubling = lineWith({ doublePercent: 100 });
    doubling.line.enter(packet(1), 0);
    doubling.line.leave(0);
    expect(doubling.out).toEqual([1, 1]);
  });

  it('lets packets overtake those that wait', () => {
    const chances = [0.9, 0, 0.1];
    const { line, out } = lineWith({ delayMs: 10, overtakePercent: 50 }, () => chances.shift() ?? 0);
    line.enter(packet(1), 0);
    line.enter(packet(2), 1);
    expect(out).toEqual([2]);
    line.leave(10);
    expect(out).toEqual([2, 1]);
  });

  it('takes the time that the rate leaves, and drops what finds the queue full', () => {
    const { line, out, counts } = lineWith({ rateKbit: 8, queuePackets: 2 });
    for (const first of [1, 2, 3]) line.enter(packet(first, 5), 0);
    expect(counts.dropped).toBe(1);
    expect(line.nextAt).toBe(5);
    line.leave(5);
    line.enter(packet(4, 5), 5);
    line.leave(14);
    expect(out).toEqual([1, 2]);
    line.leave(15);
    expect(out).toEqual([1, 2, 4]);
  });

  it('counts what came out late', () => {
    const { line, counts } = lineWith({ delayMs: 1 });
    line.enter(packet(1), 0);
    line.enter(packet(2), 3);
    line.leave(4);
    expect(counts.late).toBe(1);
  });

  it('passes on thousands in order', () => {
    const { line, out } = lineWith({ delayMs: 5, queuePackets: 10_000 });
    for (let n = 0; n < 5_000; n += 1) {
      line.enter(packet(n % 200), n);
      line.leave(n);
    }
    line.leave(10_000);
    expect(out).toEqual(Array.from({ length: 5_000 }, (_, n) => n % 200));
  });
});
