import { describe, expect, it } from 'vitest';
import { memoryStore, type Store } from '../../public/room/keep/storage.ts';
import { Archive } from '../../public/room/log/archive.ts';
import { type LogId, logIdOf, signEntry } from '../../public/room/log/entry.ts';
import { nodeSigner } from '../../public/testing/node-keys.ts';
import type { KeepBounds } from '../keeping.ts';
import { dueLogs } from './bounds.ts';
import { FileBound } from './file-bound.ts';
import { KeptLogs } from './kept-logs.ts';

const DAY_MS = 86_400_000;
const NONE: KeepBounds = { days: null, roomBytes: null, totalBytes: null, fileBytes: 0 };
const log = (id: string, since: number, bytes = 10) => ({ id: id as LogId, head: 1, since, bytes });
const due = (rooms: Parameters<typeof dueLogs>[0], bounds: Partial<KeepBounds>) =>
  [...dueLogs(rooms, { ...NONE, ...bounds }).values()].map((logs) => [...logs]);

describe('what has to be forgotten', () => {
  const now = 100 * DAY_MS;

  it('is nothing where there is no bound', () => {
    expect(due([{ logs: [log('a', 0, 1e12)], now }], {})).toEqual([]);
  });

  it('is what did not grow for longer than a message is kept', () => {
    const logs = [log('a', 69 * DAY_MS), log('b', 70 * DAY_MS), log('c', now)];
    expect(due([{ logs, now }], { days: 30 })).toEqual([['a']]);
  });

  it('is the oldest of a room that has too much, and no more than needed', () => {
    const logs = [log('new', 3), log('old', 1), log('older', 0), log('mid', 2)];
    expect(due([{ logs, now: 4 }], { roomBytes: 25 })).toEqual([['older', 'old']]);
    expect(due([{ logs, now: 4 }], { roomBytes: 40 })).toEqual([]);
  });

  it('is the oldest of all rooms together, after what goes for its own room', () => {
    const one = { logs: [log('a', 1), log('b', 5)], now: 9 };
    const other = { logs: [log('c', 2), log('d', 3), log('e', 4)], now: 9 };
    expect(due([one, other], { totalBytes: 30 })).toEqual([['a'], ['c']]);
    expect(due([one, other], { totalBytes: 40, roomBytes: 20 })).toEqual([['c']]);
  });
});

describe('the logs of a kept room', () => {
  const ann = nodeSigner(new Uint8Array(32).fill(1));
  const entry = (name: string, seq: number, at = 0) =>
    signEntry(ann, 'room', { log: name, seq, at, seen: [], body: { kind: 'text', text: `text ${seq}` } });
  const [OLD, NEW] = ['000AAAAA', '001AAAAA'];
  const idOf = (name: string) => logIdOf({ author: ann.id, log: name });
  const kept = (store: Store) => new Archive(store, 'room').load();

  it('are as old as the keeper saw them grow, whatever they claim, also after a restart', () => {
    const store = memoryStore();
    const logs = new KeptLogs(store, 'room');
    const far = 9e12;
    logs.look([entry(OLD, 1, far)], 1_000);
    logs.look([entry(OLD, 1, far), entry(NEW, 1, far)], 2_000);
    expect(logs.held.map(({ since }) => since)).toEqual([1_000, 2_000]);
    const again = new KeptLogs(store, 'room');
    again.look([entry(OLD, 1, far), entry(OLD, 2, far), entry(NEW, 1, far)], 3_000);
    expect(again.held.map(({ since, head }) => [since, head])).toEqual([
      [3_000, 2],
      [2_000, 1],
    ]);
  });

  it('are gone from the store when they are forgotten, and how far they went is noted', () => {
    const store = memoryStore();
    const archive = new Archive(store, 'room');
    const entries = [entry(OLD, 1), entry(NEW, 1), entry(OLD, 2), entry(NEW, 2)];
    for (const each of entries) archive.add(each);
    const logs = new KeptLogs(store, 'room');
    logs.look(entries, 1);
    logs.forget(new Set([idOf(OLD)]));
    expect(kept(store)).toEqual([entry(NEW, 1), entry(NEW, 2)]);
    for (const each of [logs, new KeptLogs(store, 'room')]) {
      expect(each.forgotten(idOf(OLD))).toBe(2);
      expect(each.forgotten(idOf(NEW))).toBe(0);
    }
    expect([...store.keys()].every((key) => key.includes('.room'))).toBe(true);
  });
});

describe('the bound of files', () => {
  it('lets the oldest go for a new one, and takes none that never fits', () => {
    const bound = new FileBound(100);
    const gone: string[] = [];
    const file = (name: string, bytes: number, since: number) => ({
      bytes,
      since,
      drop: () => void gone.push(name),
    });
    expect(bound.admit(file('b', 40, 2))).toBe(true);
    expect(bound.admit(file('a', 40, 1))).toBe(true);
    expect(bound.admit(file('large', 101, 9))).toBe(false);
    expect(bound.admit(file('c', 50, 3))).toBe(true);
    expect(gone).toEqual(['a']);
    expect([bound.used, bound.count]).toEqual([90, 2]);
  });

  it('takes none that is older than all that it would have to let go', () => {
    const bound = new FileBound(100);
    const drop = () => expect.unreachable();
    expect(bound.admit({ bytes: 90, since: 5, drop })).toBe(true);
    expect(bound.admit({ bytes: 20, since: 1, drop })).toBe(false);
    expect(bound.used).toBe(90);
  });
});
