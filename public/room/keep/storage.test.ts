import { describe, expect, it } from 'vitest';
import { forgetSecretKey, loadSecretKey, makeSecretKey } from './identity.ts';
import { Preferences } from './preferences.ts';
import { browserStore, memoryStore } from './storage.ts';

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
    forgetSecretKey(store, 'room');
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
