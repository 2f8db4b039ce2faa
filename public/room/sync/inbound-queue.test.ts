import { beforeEach, describe, expect, it } from 'vitest';
import type { Cancel, Clock } from '../../net/clock.ts';
import type { MemberId, Verify } from '../../net/crypto/signer.ts';
import { LOG, memberId, memberIds } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { InboundQueue, MAX_WAITING } from './inbound-queue.ts';
import type { EntriesFrame } from './sync-channel.ts';

const [ann, ben, x, y, z] = memberIds('ann', 'ben', 'x', 'y', 'z');

const batch = (author: MemberId, count: number): EntriesFrame => ({
  type: 'entries',
  entries: Array.from({ length: count }, (_, index) => ({
    author,
    log: LOG,
    seq: index + 1,
    at: 1,
    seen: [],
    body: { kind: 'delete', log: LOG, seq: 1 },
    signature: '',
  })),
});

/** Checking an entry takes so long here. */
const CHECK_MS = 2;

let virtual: VirtualClock;
let spentMs: number;
let checked: string[];
let done: string[];
let overrun: string[];
/** How much had been spent at each pause. */
let pausedAt: number[];
/** How to answer what batches are to be checked with, by author; null: at once. */
let answers: Map<string, (verify: Verify) => void> | null;
let queue: InboundQueue;
beforeEach(() => {
  virtual = new VirtualClock();
  spentMs = 0;
  answers = null;
  [checked, done, overrun, pausedAt] = [[], [], [], []];
  const clock: Clock = {
    now: () => virtual.now() + spentMs,
    wall: () => virtual.wall(),
    after(delayMs, action): Cancel {
      pausedAt.push(spentMs);
      return virtual.after(delayMs, action);
    },
    soon: (action) => virtual.soon(action),
  };
  queue = new InboundQueue(clock, {
    prepare: ([entry], answer) => {
      if (answers && entry) answers.set(entry.author, answer);
      else answer(() => true);
    },
    check({ author, seq }, from) {
      spentMs += CHECK_MS;
      checked.push(`${from} ${author}${seq}`);
    },
    done: (from) => done.push(from),
    overrun: (from) => overrun.push(from),
  });
});

describe('the queue', () => {
  it('checks every entry once, in order, and tells when a batch is done', () => {
    queue.take(ann, batch(x, 3));
    virtual.advance(0);
    expect(checked).toEqual(['ann x1', 'ann x2', 'ann x3']);
    expect(done).toEqual(['ann']);
  });

  it('lets the page breathe: no slice takes 50 ms', () => {
    queue.take(ann, batch(x, 200));
    virtual.advance(0);
    expect(checked).toHaveLength(200);
    expect(pausedAt.length).toBeGreaterThan(10);
    for (const [index, at] of [...pausedAt, spentMs].entries())
      expect(at - (pausedAt[index - 1] ?? 0)).toBeLessThan(50);
  });

  it('lets the page breathe when one message follows close on the other', () => {
    for (let n = 0; n < 100; n++) queue.take(ann, batch(x, 1));
    expect(spentMs).toBeLessThan(50);
    virtual.advance(0);
    expect(checked).toHaveLength(100);
    for (const [index, at] of [...pausedAt, spentMs].entries())
      expect(at - (pausedAt[index - 1] ?? 0)).toBeLessThan(50);
  });

  it('checks a message at once that comes alone', () => {
    for (let n = 1; n <= 20; n++) {
      queue.take(ann, batch(x, 1));
      expect(checked).toHaveLength(n);
      virtual.advance(100);
    }
  });

  it('takes turns between members, so that a long history does not hold up one message', () => {
    queue.take(ann, batch(x, 200));
    queue.take(ben, batch(y, 1));
    virtual.advance(0);
    expect(checked.indexOf('ben y1')).toBeLessThan(20);
    expect(done[0]).toBe('ben');
    virtual.advance(1_000);
    expect(checked).toHaveLength(201);
  });

  it('checks the batches of one member one after the other', () => {
    queue.take(ann, batch(x, 20));
    queue.take(ann, batch(y, 2));
    virtual.advance(1_000);
    expect(checked.slice(-2)).toEqual(['ann y1', 'ann y2']);
    expect(done).toEqual(['ann', 'ann']);
  });

  it('refuses a batch when too much of the same member is waiting, and takes those of others', () => {
    for (let count = 0; count < MAX_WAITING; count += 200) queue.take(ann, batch(x, 200));
    expect(overrun).toEqual([]);
    queue.take(ann, batch(y, 200));
    expect(overrun).toEqual(['ann']);
    queue.take(ben, batch(z, 200));
    virtual.advance(1_000);
    expect(overrun).toEqual(['ann']);
    expect(checked.filter((each) => each.startsWith('ann y'))).toEqual([]);
    expect(checked.filter((each) => each.startsWith('ben'))).toHaveLength(200);
  });

  it('takes more of a member once what was waiting is checked', () => {
    for (let count = 0; count < MAX_WAITING; count += 200) queue.take(ann, batch(x, 200));
    virtual.advance(1_000);
    queue.take(ann, batch(y, 200));
    virtual.advance(1_000);
    expect(overrun).toEqual([]);
    expect(checked).toHaveLength(MAX_WAITING + 200);
  });

  describe('with batches that are looked into first', () => {
    const answer = (author: string) => answers?.get(author)?.(() => true);
    beforeEach(() => {
      answers = new Map();
    });

    it('checks a batch once that is done', () => {
      queue.take(ann, batch(x, 2));
      virtual.advance(1_000);
      expect([checked, done]).toEqual([[], []]);
      answer('x');
      virtual.advance(0);
      expect([checked, done]).toEqual([['ann x1', 'ann x2'], ['ann']]);
    });

    it('keeps the order of one member, and lets nobody wait for another', () => {
      queue.take(ann, batch(x, 1));
      queue.take(ann, batch(y, 1));
      queue.take(ben, batch(z, 1));
      answer('y');
      answer('z');
      virtual.advance(1_000);
      expect(checked).toEqual(['ben z1']);
      answer('x');
      virtual.advance(1_000);
      expect(checked).toEqual(['ben z1', 'ann x1', 'ann y1']);
    });

    it('counts what is being looked into as waiting', () => {
      for (let count = 0; count < MAX_WAITING; count += 200)
        queue.take(ann, batch(memberId(`x${count}`), 200));
      expect(overrun).toEqual([]);
      queue.take(ann, batch(y, 1));
      expect(overrun).toEqual(['ann']);
      expect(answers?.has('y')).toBe(false);
    });

    it('checks nothing that was discarded or closed meanwhile', () => {
      queue.take(ann, batch(x, 1));
      queue.discard(ann);
      answer('x');
      queue.take(ann, batch(y, 1));
      queue.close();
      answer('y');
      virtual.advance(1_000);
      expect([checked, done]).toEqual([[], []]);
    });

    it('still lets the page breathe', () => {
      queue.take(ann, batch(x, 200));
      queue.take(ben, batch(y, 200));
      answer('x');
      answer('y');
      virtual.advance(5_000);
      expect(checked).toHaveLength(400);
      for (const [index, at] of [...pausedAt, spentMs].entries())
        expect(at - (pausedAt[index - 1] ?? 0)).toBeLessThan(50);
    });
  });

  it('checks nothing more after close', () => {
    queue.take(ann, batch(x, 200));
    const before = checked.length;
    queue.close();
    virtual.advance(1_000);
    expect(checked).toHaveLength(before);
  });
});
