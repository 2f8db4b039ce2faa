import { describe, expect, it } from 'vitest';
import { forgetWhoIAm, loadSecretKey, makeSecretKey } from './identity.ts';
import { Preferences } from './preferences.ts';
import { browserStore, forgetRoom, memoryStore, storeNamed } from './storage.ts';

const bytes = (count: number) => new Uint8Array(count).fill(7);
const forbidden = browserStore(() => {
  throw new DOMException('denied', 'SecurityError');
});

describe('a store', () => {
  it('keeps, changes and removes', () => {
    const store = memoryStore();
    expect(store.get('a')).toBeNull();
    expect(store.set('a', '')).toBe(true);
    expect(store.get('a')).toBe('');
    store.remove('a');
    expect(store.get('a')).toBeNull();
  });

  it('says so instead of throwing where the browser forbids it', () => {
    expect(forbidden.get('a')).toBeNull();
    expect(forbidden.set('a', 'b')).toBe(false);
    expect(() => forbidden.remove('a')).not.toThrow();
  });
});

describe('the key of a member', () => {
  it('is the same after a reload, in this room only', () => {
    const store = memoryStore();
    expect(loadSecretKey(store, 'room')).toBeNull();
    const key = makeSecretKey(store, 'room', bytes);
    expect(key).toHaveLength(32);
    expect(loadSecretKey(store, 'room')).toEqual(key);
    expect(loadSecretKey(store, 'other')).toBeNull();
  });

  it('is gone after it was forgotten', () => {
    const store = memoryStore();
    makeSecretKey(store, 'room', bytes);
    forgetWhoIAm(store, 'room');
    expect(loadSecretKey(store, 'room')).toBeNull();
  });

  it('is made anew where what was kept is no key, and works where nothing can be kept', () => {
    for (const kept of ['', 'AAAA', 'not a key!', 'A'.repeat(44)]) {
      expect(loadSecretKey({ ...memoryStore(), get: () => kept }, 'room')).toBeNull();
    }
    expect(makeSecretKey(forbidden, 'room', bytes)).toHaveLength(32);
  });
});

describe('preferences', () => {
  it('of the person are for every room, those of the tab for one', () => {
    const [lasting, tab] = [memoryStore(), memoryStore()];
    const preferences = new Preferences(lasting, tab);
    preferences.saveChosenName('Ann');
    preferences.saveTheme('dark');
    preferences.saveBornName('room', 'Ann 2');
    preferences.saveDraft('room', 'half a thought');
    const again = new Preferences(lasting, tab);
    expect([again.loadChosenName(), again.loadTheme()]).toEqual(['Ann', 'dark']);
    expect([again.loadBornName('room'), again.loadDraft('room')]).toEqual(['Ann 2', 'half a thought']);
    expect([again.loadBornName('other'), again.loadDraft('other')]).toEqual([null, '']);
  });

  it('are what they are by default where nothing, or nonsense, was kept', () => {
    const nonsense = { ...memoryStore(), get: () => '\u200B' };
    for (const store of [memoryStore(), forbidden, nonsense]) {
      const preferences = new Preferences(store, memoryStore());
      expect([preferences.loadChosenName(), preferences.loadTheme()]).toEqual([null, 'system']);
    }
  });

  it('leave no trace when they are taken back', () => {
    const store = memoryStore();
    const preferences = new Preferences(store, store);
    preferences.saveTheme('light');
    preferences.saveTheme('system');
    preferences.saveDraft('room', 'x');
    preferences.saveDraft('room', '');
    expect([store.get('parley.theme'), store.get('parley.draft.room')]).toEqual([null, null]);
  });
});

const OF_ROOM = ['parley.key.a-b', 'parley.log.a-b.0', 'parley.log.a-b/member_1.12', 'parley.draft.a-b/x'];
const OF_OTHERS = [
  'parley.key.a',
  'parley.key.a-b-c',
  'parley.log.c/a-b.0',
  'parley.name',
  'parley.relay-only',
  'a-b',
];

describe('forgetting a room', () => {
  it('leaves nothing of it, and everything of others', () => {
    const store = memoryStore();
    for (const key of [...OF_ROOM, ...OF_OTHERS]) store.set(key, 'kept');
    forgetRoom(store, 'a-b');
    expect(store.keys()).toEqual(OF_OTHERS);
  });

  it('leaves the room of the same id that another key opens', () => {
    const store = memoryStore();
    for (const roomVerifier of ['one', 'two'])
      storeNamed(store, roomVerifier).set('parley.key.a-b', roomVerifier);
    store.set('parley.key.a-b', 'open');
    forgetRoom(storeNamed(store, 'one'), 'a-b');
    expect(store.keys()).toEqual(['parley.key.a-b two', 'parley.key.a-b']);
    forgetRoom(store, 'a-b');
    expect(store.keys()).toEqual(['parley.key.a-b two']);
  });
});
