import { beforeEach, describe, expect, it } from 'vitest';
import { LOG, memberId } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { type Entry, entryId } from '../log/entry.ts';
import { EntryOrder } from '../log/entry-order.ts';
import { UnreadTracker } from './unread-tracker.ts';

const entry = (seq: number, time = seq): Entry => ({
  author: memberId('ann'),
  log: LOG,
  seq,
  at: time,
  seen: [],
  body: { kind: 'text', text: 'x' },
  signature: '',
});

let clock: VirtualClock;
let reading: UnreadTracker;
beforeEach(() => {
  clock = new VirtualClock();
  reading = new UnreadTracker(clock, new EntryOrder(new Map()));
});

/** The seq of the first of all messages that count as unread. */
const firstUnread = (): number | null => [1, 2, 3, 4, 5].find((seq) => reading.isUnread(entry(seq))) ?? null;

describe('how many are unseen', () => {
  it('grows while I am not reading, and is none once the end is before my eyes', () => {
    reading.arrived(entry(1));
    expect(reading.unseen.value).toBe(0);
    reading.setReading(false, entry(1));
    reading.arrived(entry(2));
    reading.arrived(entry(4));
    reading.arrived(entry(3));
    expect(reading.unseen.value).toBe(3);
    reading.setReading(true, entry(4));
    expect(reading.unseen.value).toBe(0);
    reading.arrived(entry(5));
    expect(reading.unseen.value).toBe(0);
  });

  it('is less by what its author deletes, once', () => {
    reading.setReading(false, undefined);
    for (const seq of [1, 2]) reading.arrived(entry(seq));
    for (const seq of [1, 1, 7]) reading.deleted(entryId(entry(seq)));
    expect(reading.unseen.value).toBe(1);
    reading.setReading(true, entry(2));
    reading.deleted(entryId(entry(2)));
    expect(reading.unseen.value).toBe(0);
  });
});

describe('what is unread', () => {
  it('is nothing while I am reading', () => {
    reading.arrived(entry(1));
    expect(firstUnread()).toBeNull();
  });

  it('begins with the first that came while I was not, in the order of the transcript', () => {
    reading.setReading(false, undefined);
    reading.arrived(entry(2));
    reading.arrived(entry(3));
    expect(firstUnread()).toBe(2);
    reading.arrived(entry(1));
    expect(firstUnread()).toBe(1);
  });

  /** Somebody spoke while I was away, and I am back at the end. */
  const comeBack = () => {
    reading.setReading(false, undefined);
    reading.arrived(entry(1));
    expect(reading.setReading(true, entry(1))).toBe(false);
    expect(firstUnread()).toBe(1);
  };

  it('stays marked when I come back, until I act or go again having seen the mark', () => {
    comeBack();
    reading.sawMark();
    clock.advance(1_500);
    expect(firstUnread()).toBe(1);
    expect(reading.setReading(false, entry(1))).toBe(true);
    expect(firstUnread()).toBeNull();
  });

  it('stays marked when I leave the end without having seen the mark: I may be on the way to it', () => {
    comeBack();
    clock.advance(60_000);
    expect(reading.setReading(false, entry(1))).toBe(false);
    reading.sawMark();
    reading.arrived(entry(2));
    expect(firstUnread()).toBe(1);
    reading.setReading(true, entry(2));
    clock.advance(1_500);
    expect(reading.setReading(false, entry(2))).toBe(true);
  });

  it('stays marked when I only glanced at it', () => {
    comeBack();
    reading.sawMark();
    clock.advance(1_499);
    expect(reading.setReading(false, entry(1))).toBe(false);
    reading.arrived(entry(2));
    expect(firstUnread()).toBe(1);
  });

  it('begins anew after I caught up, with a mark not seen yet', () => {
    comeBack();
    reading.sawMark();
    reading.caughtUp();
    reading.setReading(false, entry(1));
    reading.arrived(entry(2));
    reading.setReading(true, entry(2));
    clock.advance(1_500);
    expect(reading.setReading(false, entry(2))).toBe(false);
    expect(firstUnread()).toBe(2);
  });

  it('is nothing any more when I caught up, which is told once', () => {
    reading.setReading(false, undefined);
    reading.arrived(entry(1));
    expect([reading.caughtUp(), reading.caughtUp()]).toEqual([true, false]);
    expect(firstUnread()).toBeNull();
  });
});

describe('what arrived late', () => {
  it('is what sorts before something that had been on the screen for a while', () => {
    reading.arrived(entry(5));
    clock.advance(2_000);
    reading.arrived(entry(3));
    reading.arrived(entry(6));
    expect([5, 3, 6].map((seq) => reading.isLate(entryId(entry(seq))))).toEqual([false, true, false]);
  });

  it('is nothing that came close together', () => {
    reading.arrived(entry(5));
    clock.advance(500);
    reading.arrived(entry(3));
    expect(reading.isLate(entryId(entry(3)))).toBe(false);
  });

  it('is nothing above what came while I was not reading', () => {
    reading.setReading(false, undefined);
    reading.arrived(entry(5));
    clock.advance(60_000);
    reading.arrived(entry(3));
    expect(reading.isLate(entryId(entry(3)))).toBe(false);
  });

  it('counts what I found on the screen when I came back', () => {
    reading.setReading(false, undefined);
    reading.arrived(entry(5));
    reading.setReading(true, entry(5));
    clock.advance(2_000);
    reading.arrived(entry(3));
    expect(reading.isLate(entryId(entry(3)))).toBe(true);
  });
});

describe('what was unread before a reload', () => {
  const all = [1, 2, 3, 4].map((seq) => entry(seq));
  const reloaded = (): UnreadTracker => {
    const again = new UnreadTracker(clock, new EntryOrder(new Map()));
    for (const each of all) again.arrived(each);
    again.resume(reading.mark, all);
    reading = again;
    return again;
  };

  it('is unread again, and counted if it was', () => {
    reading.setReading(false, entry(2));
    for (const seq of [3, 4]) reading.arrived(entry(seq));
    expect([reloaded().unseen.value, firstUnread()]).toEqual([2, 3]);
    reading.setReading(true, entry(4));
    expect([reloaded().unseen.value, firstUnread()]).toEqual([0, 3]);
    reading.caughtUp();
    expect([reading.mark, reloaded().unseen.value, firstUnread()]).toEqual([null, 0, null]);
  });

  it('is nothing where the first of it is gone, or the mark is none', () => {
    reading.setReading(false, entry(2));
    reading.arrived(entry(3));
    for (const mark of [reading.mark, 'nonsense', '', ' unseen']) {
      const again = new UnreadTracker(clock, new EntryOrder(new Map()));
      again.resume(mark, [entry(1), entry(2)]);
      expect([again.mark, again.unseen.value]).toEqual([null, 0]);
    }
  });
});
