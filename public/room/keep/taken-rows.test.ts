import { describe, expect, it } from 'vitest';
import { memoryStore, rowsOfRoom, type Store, storeNamed } from './storage.ts';
import { keepTakenRows } from './taken-rows.ts';

const storeOf = (rows: Record<string, string>): Store => {
  const store = memoryStore();
  for (const [key, value] of Object.entries(rows)) store.set(key, value);
  return store;
};
const log = (...pieces: string[]) =>
  Object.fromEntries(pieces.map((piece, at) => [`parley.log.room.${at}`, piece]));

describe('what a tab takes over', () => {
  it('is all of this room and nothing else', () => {
    const from = storeOf({
      ...log('a', 'b'),
      'parley.draft.room/ben': 'x',
      'parley.draft.other': 'y',
      theme: 'z',
    });
    const store = memoryStore();
    expect(keepTakenRows(store, 'room', rowsOfRoom(from, 'room'))).toBe(true);
    expect(rowsOfRoom(store, 'room')).toEqual({ ...log('a', 'b'), 'parley.draft.room/ben': 'x' });
    expect(store.keys()).toHaveLength(3);
    expect(
      keepTakenRows(store, 'room', { 'parley.draft.other': 'y', 'parley.name': 'z', theme: 'dark' }),
    ).toBe(true);
    expect(store.keys()).toHaveLength(3);
  });

  it('goes in place of what a duplicated tab has a copy of', () => {
    const store = storeOf({ ...log('1\n2', '3'), 'parley.draft.room': 'half a' });
    expect(
      keepTakenRows(store, 'room', { ...log('1\n2', '3\n4', '5'), 'parley.draft.room': 'half a thought' }),
    ).toBe(true);
    expect(rowsOfRoom(store, 'room')).toEqual({
      ...log('1\n2', '3\n4', '5'),
      'parley.draft.room': 'half a thought',
    });
  });

  it('loses no entry that this tab alone has, nor a draft', () => {
    const store = storeOf({
      ...log('1', '2'),
      'parley.draft.room': 'mine',
      'parley.log.room/ben.0': 'private',
    });
    expect(keepTakenRows(store, 'room', { ...log('1', 'x'), 'parley.draft.room': 'theirs' })).toBe(true);
    expect(rowsOfRoom(store, 'room')).toEqual({
      ...log('1', 'x', '2'),
      'parley.draft.room': 'theirs\nmine',
      'parley.log.room/ben.0': 'private',
    });
  });

  it('leaves the room of the same id alone that another key opens', () => {
    const all = storeOf({ 'parley.draft.room': 'open' });
    expect(keepTakenRows(storeNamed(all, 'key'), 'room', { 'parley.draft.room': 'sealed' })).toBe(true);
    expect([all.get('parley.draft.room'), all.get('parley.draft.room key')]).toEqual(['open', 'sealed']);
  });

  it('is not believed where it is something else, or too much', () => {
    const store = storeOf(log('1'));
    for (const rows of [null, 'x', 7, { a: 1 }, { 'parley.log.room.0': null }, log('x'.repeat(16_000_001))])
      expect(keepTakenRows(store, 'room', rows)).toBe(false);
    expect(rowsOfRoom(store, 'room')).toEqual(log('1'));
  });

  it('says so where there is no space for it', () => {
    const full: Store = { ...memoryStore(), set: () => false };
    expect(keepTakenRows(full, 'room', log('1'))).toBe(false);
  });
});
