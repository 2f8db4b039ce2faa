import { describe, expect, it } from 'vitest';
import { createSeal } from '../../net/crypto/seal.ts';
import { type CipherOf, KnownRooms, knownRooms, MAX_KNOWN_ROOMS } from './known-rooms.ts';
import { forgetRoom, memoryStore, type Store, storeNamed } from './storage.ts';

const bytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const cipherOf: CipherOf = (roomId, key) => createSeal({ roomId, key }, bytes);
const KEY = 'A'.repeat(22);
const OPEN = { roomId: 'harbour-walk', roomVerifier: null };
const SEALED = {
  roomId: 'harbour-walk',
  roomVerifier: createSeal({ roomId: 'harbour-walk', key: KEY }, bytes).roomVerifier,
};

const roomsIn = (store: Store) => new KnownRooms(store, cipherOf);
const contentOf = (store: Store) =>
  store
    .keys()
    .map((key) => `${key} ${store.get(key)}`)
    .join('\n');

describe('the rooms that a device knows', () => {
  it('are told with what was noted of them, the last one first', () => {
    const rooms = roomsIn(memoryStore());
    expect(rooms.all).toEqual([]);
    rooms.note(OPEN, { people: ['Ada', 'Ben'], lastHere: 10 }, 10);
    rooms.note({ roomId: 'standup', roomVerifier: null }, { lastHere: 20 }, 20);
    rooms.note(OPEN, { unread: 3, label: 'Walk' }, 30);
    expect(rooms.all.map(({ roomId }) => roomId)).toEqual(['standup', 'harbour-walk']);
    expect(rooms.get(OPEN)).toEqual({
      ...OPEN,
      isSealed: false,
      label: 'Walk',
      people: ['Ada', 'Ben'],
      lastHere: 10,
      unread: 3,
      keptKey: null,
      wasAskedToKeep: false,
    });
    rooms.note(OPEN, { label: null, unread: 0, people: [] }, 40);
    expect(rooms.get(OPEN)).toMatchObject({ label: null, unread: 0, people: [] });
  });

  it('of a sealed one tell nobody who was there, nor its key, unless the key is wanted', () => {
    const store = memoryStore();
    const rooms = roomsIn(store);
    rooms.note(SEALED, { people: ['Ada'], lastHere: 10 }, 10, KEY);
    expect(contentOf(store)).not.toMatch(new RegExp(`Ada|${KEY}`));
    expect(rooms.get(SEALED)).toMatchObject({ isSealed: true, people: [], keptKey: null });
    expect(rooms.get(OPEN)).toBeNull();

    rooms.note(SEALED, { keptKey: KEY }, 20, KEY);
    expect(contentOf(store)).not.toContain('Ada');
    expect(rooms.get(SEALED)).toMatchObject({ people: ['Ada'], keptKey: KEY });
    expect(knownRooms(store)).toMatchObject([{ people: [], keptKey: KEY }]);
    rooms.note(SEALED, { keptKey: null }, 30);
    expect(contentOf(store)).not.toContain(KEY);
    expect(rooms.get(SEALED)).toMatchObject({ people: [], keptKey: null });
  });

  it('are at most so many: the oldest goes', () => {
    const store = memoryStore();
    const rooms = roomsIn(store);
    for (let n = 0; n < MAX_KNOWN_ROOMS + 3; n++)
      rooms.note({ roomId: `room-${n}`, roomVerifier: null }, { lastHere: n }, n);
    expect(rooms.all).toHaveLength(MAX_KNOWN_ROOMS);
    expect(rooms.all.at(-1)?.roomId).toBe('room-3');
    rooms.note({ roomId: 'room-3', roomVerifier: null }, { lastHere: 1_000 }, 1_000);
    expect(rooms.all).toHaveLength(MAX_KNOWN_ROOMS);
  });

  it('go with all else that is kept of them, each by itself', () => {
    const store = memoryStore();
    const rooms = roomsIn(store);
    rooms.note(OPEN, { lastHere: 1 }, 1);
    rooms.note(SEALED, { lastHere: 2 }, 2, KEY);
    forgetRoom(storeNamed(store, SEALED.roomVerifier), SEALED.roomId);
    expect(rooms.all.map(({ isSealed }) => isSealed)).toEqual([false]);
    forgetRoom(store, OPEN.roomId);
    expect(store.keys()).toEqual([]);
  });

  it('are passed over where what was kept is damaged, and cleaned where it is odd', () => {
    const store = memoryStore();
    for (const [at, row] of ['', 'x', '{}', '[]', '{"lastHere":-1}', '{"lastHere":1e300}'].entries())
      store.set(`parley.known.damaged-${at}`, row);
    store.set('parley.known.not a room', '{"lastHere":1}');
    store.set(`parley.known.${'x'.repeat(65)}`, '{"lastHere":1}');
    expect(roomsIn(store).all).toEqual([]);
    const odd = {
      lastHere: 5,
      label: '\u202E \u200B',
      people: ['A\u0000da', '', ...'abcdefghijk'],
      key: KEY,
    };
    store.set('parley.known.odd', JSON.stringify(odd));
    expect(roomsIn(store).all).toMatchObject([
      { label: null, people: ['Ada', 'a', 'b', 'c', 'd', 'e', 'f'], keptKey: null },
    ]);
  });

  it('say so where nothing can be kept', () => {
    expect(roomsIn({ ...memoryStore(), set: () => false }).note(OPEN, {}, 1)).toBe(false);
  });
});
