import { describe, expect, it } from 'vitest';
import { memberId, memberIds } from '../../testing/ids.ts';
import { memoryStore } from '../keep/storage.ts';
import { MemberFlags } from './member-flags.ts';

const [ann, ben] = memberIds('ann', 'ben');

describe('a mark', () => {
  it('is of one key and of one kind', () => {
    const marks = new MemberFlags(memoryStore(), 'room');
    marks.set(ann, 'Ann', 'verified', 7);
    expect([marks.has(ann, 'verified'), marks.has(ann, 'muted')]).toEqual([true, false]);
    expect(marks.has(memberId('another ann'), 'verified')).toBe(false);
    expect(marks.has(memberId('constructor'), 'verified')).toBe(false);
  });

  it('survives a reload and other marks, and belongs to one room', () => {
    const store = memoryStore();
    const before = new MemberFlags(store, 'room');
    before.set(ann, 'Ann', 'verified', 7);
    before.set(ann, 'Anna', 'muted', 9);
    before.set(ben, 'Ben', 'muted', 8);
    const after = new MemberFlags(store, 'room');
    expect(after.all).toEqual([
      ['ann', { name: 'Anna', verified: 7, muted: 9 }],
      ['ben', { name: 'Ben', verified: 0, muted: 8 }],
    ]);
    expect(new MemberFlags(store, 'elsewhere').all).toEqual([]);
  });

  it('can be taken back', () => {
    const store = memoryStore();
    const marks = new MemberFlags(store, 'room');
    marks.set(ann, 'Ann', 'verified', 7);
    marks.set(ben, 'Ben', 'muted', 8);
    marks.set(ann, 'Ann', 'verified', 0);
    expect(new MemberFlags(store, 'room').has(ann, 'verified')).toBe(false);
    expect(new MemberFlags(store, 'room').has(ben, 'muted')).toBe(true);
  });

  it.each(['', 'null', '[]', '{"ann":{"name":"Ann"}}', '{"ann":{"name":1,"verified":1,"muted":1}}'])(
    'that was damaged was never made: %j',
    (kept) => {
      const store = memoryStore();
      store.set('parley.marks.room', kept);
      expect(new MemberFlags(store, 'room').all).toEqual([]);
    },
  );
});
