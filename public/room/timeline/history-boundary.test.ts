import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { LOG, logOf, memberId, memberIds } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { memoryStore, type Store } from '../keep/storage.ts';
import { HistoryBoundary } from './history-boundary.ts';

const [host, ann, ben, me, later] = memberIds('host', 'ann', 'ben', 'me', 'later');

const entry = (author: MemberId, seq: number) =>
  ({
    author,
    log: LOG,
    seq,
    at: 1,
    seen: [],
    body: { kind: 'delete', log: LOG, seq: 1 },
    signature: '',
  }) as const;

let clock: VirtualClock;
let store: Store;
let arrival: HistoryBoundary;
beforeEach(() => {
  clock = new VirtualClock();
  store = memoryStore();
  arrival = new HistoryBoundary(store, 'room', clock);
});

describe('what was said before I came', () => {
  it('is what those who were here told me they had', () => {
    expect(arrival.learn(host, { [logOf(ann)]: 2, [logOf(ben)]: 1 })).toBe(true);
    expect([1, 2, 3].map((seq) => arrival.isHistory(entry(ann, seq)))).toEqual([true, true, false]);
    expect(arrival.isHistory(entry(memberId('cat'), 1))).toBe(false);
  });

  it('is told by several, of whom each knows some of it', () => {
    arrival.learn(memberId('one'), { [logOf(ann)]: 2 });
    arrival.learn(memberId('other'), { [logOf(ann)]: 1, [logOf(ben)]: 4 });
    expect([arrival.isHistory(entry(ann, 2)), arrival.isHistory(entry(ben, 4))]).toEqual([true, true]);
  });

  it('does not grow by what the same member tells later: that was said since', () => {
    arrival.learn(host, { [logOf(ann)]: 2 });
    expect(arrival.learn(host, { [logOf(ann)]: 3, [logOf(me)]: 1 })).toBe(false);
    expect([arrival.isHistory(entry(ann, 3)), arrival.isHistory(entry(me, 1))]).toEqual([false, false]);
  });

  it('is nothing for whoever came first, also after a reload', () => {
    arrival.cameFirst();
    expect(arrival.learn(later, { [logOf(ann)]: 2 })).toBe(false);
    arrival = new HistoryBoundary(store, 'room', clock);
    expect(arrival.learn(later, { [logOf(ann)]: 2, [logOf(me)]: 3 })).toBe(false);
    expect([arrival.isHistory(entry(ann, 2)), arrival.isHistory(entry(me, 3))]).toEqual([false, false]);
  });

  it('stays what it was when I come back into a room that is empty by then', () => {
    arrival.learn(host, { [logOf(ann)]: 2 });
    arrival = new HistoryBoundary(store, 'room', clock);
    arrival.cameFirst();
    arrival = new HistoryBoundary(store, 'room', clock);
    expect(arrival.isHistory(entry(ann, 2))).toBe(true);
  });

  it('does not grow any more once I have been here for a while', () => {
    arrival.learn(host, { [logOf(ann)]: 2 });
    clock.advance(5_001);
    expect(arrival.learn(memberId('late'), { [logOf(ann)]: 9 })).toBe(false);
    expect(arrival.isHistory(entry(ann, 9))).toBe(false);
  });

  it('is the same after a reload, which is no arrival', () => {
    arrival.learn(host, { [logOf(ann)]: 2 });
    const reloaded = new HistoryBoundary(store, 'room', clock);
    expect(reloaded.learn(host, { [logOf(ann)]: 7 })).toBe(false);
    expect([2, 3].map((seq) => reloaded.isHistory(entry(ann, seq)))).toEqual([true, false]);
  });

  it('is told anew in another room, or where what was kept is damaged', () => {
    arrival.learn(host, { [logOf(ann)]: 2 });
    expect(new HistoryBoundary(store, 'other', clock).isHistory(entry(ann, 1))).toBe(false);
    for (const damaged of ['{', 'null', '[1', '{"ann:000AAAAA":"2"}']) {
      const broken: Store = { ...store, get: () => damaged };
      expect(new HistoryBoundary(broken, 'room', clock).learn(host, { [logOf(ann)]: 1 })).toBe(true);
    }
  });
});
