import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { logOf, memberId } from '../../testing/ids.ts';
import { memoryStore, type Store } from '../keep/storage.ts';
import type { Heads } from '../log/heads.ts';
import { DepartedReceipts } from './departed-receipts.ts';

const MINE = logOf(memberId('me'));
const KEY = 'parley.departed.room';
const nobody = new Map<MemberId, Heads>();
/** What each has of my log. */
const headsOf = (all: readonly Heads[]) => all.map((each) => each[MINE]);
const heads = (told: Record<string, number>) =>
  new Map(Object.entries(told).map(([member, head]) => [memberId(member), { [MINE]: head }]));

let store: Store;
let ownHead: number;
beforeEach(() => {
  store = memoryStore();
  ownHead = 9;
});
const open = ({ from = store, roomId = 'room' } = {}) => {
  const departed = new DepartedReceipts(from, roomId, (log) => (log === MINE ? ownHead : 0));
  departed.restore();
  return departed;
};

describe('what those who left had of my entries', () => {
  it('is the same after a reload', () => {
    const departed = open();
    departed.keep(heads({ ann: 3, ben: 9 }));
    for (const each of [departed, open()]) expect(headsOf(each.heads(nobody))).toEqual([3, 9]);
  });

  it('says nothing of who came back', () => {
    open().keep(heads({ ann: 3, ben: 9 }));
    expect(headsOf(open().heads(heads({ ann: 0 })))).toEqual([9]);
  });

  it('never shrinks: who acknowledged more before had it', () => {
    const departed = open();
    departed.keep(heads({ ann: 5 }));
    departed.keep(heads({ ann: 2 }));
    departed.keep(heads({ ann: 0 }));
    for (const each of [departed, open()]) expect(headsOf(each.heads(nobody))).toEqual([5]);
  });

  it('is never more than I had written by then, whatever they claimed', () => {
    open().keep(heads({ liar: 1_000 }));
    ownHead = 20;
    expect(headsOf(open().heads(nobody))).toEqual([9]);
    const lost = open();
    ownHead = 4;
    expect([lost, open()].map((each) => headsOf(each.heads(nobody)))).toEqual([[9], [4]]);
  });

  it('leaves out who had nothing, and of very many those who left first', () => {
    const departed = open();
    departed.keep(heads({ early: 8, ann: 1, cat: 0 }));
    departed.keep(heads({ early: 8 }));
    for (let n = 1; n < 100; n += 1) departed.keep(heads({ [`guest ${n}`]: 2 }));
    for (const each of [departed, open()]) {
      expect(headsOf(each.heads(nobody))).toHaveLength(100);
      expect(headsOf(each.heads(nobody))).toContain(8);
      expect(headsOf(each.heads(nobody))).not.toContain(1);
    }
  });

  it('is nothing of a log that is not here, nor in another room', () => {
    open().keep(heads({ ann: 3 }));
    store.set(KEY, JSON.stringify({ heads: { ann: { [logOf(memberId('other'))]: 3 } } }));
    expect(headsOf(open().heads(nobody))).toEqual([]);
    expect(headsOf(open({ roomId: 'other' }).heads(nobody))).toEqual([]);
  });

  it('is nothing where what was kept is damaged or could not be kept', () => {
    const damaged = [
      '',
      '{',
      'null',
      '[]',
      '{"ann":3}',
      '{"heads":{"ann":3}}',
      `{"heads":{"ann":{"${MINE}":"3"}}}`,
    ];
    for (const kept of damaged)
      expect(open({ from: { ...store, get: () => kept } }).heads(nobody)).toEqual([]);
    const full = open({
      from: { get: () => null, set: () => false, remove: () => undefined, keys: () => [] },
    });
    full.keep(heads({ ann: 3 }));
    expect(headsOf(full.heads(nobody))).toEqual([3]);
  });

  it('takes no number that is none of an entry', () => {
    const kept = { ann: { [MINE]: -1 }, ben: { [MINE]: 0 }, cat: { [MINE]: 2 } };
    store.set(KEY, JSON.stringify({ heads: kept }));
    expect(headsOf(open().heads(nobody))).toEqual([2]);
  });
});
