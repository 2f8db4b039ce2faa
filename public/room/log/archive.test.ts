import { describe, expect, it } from 'vitest';
import { LOG, memberId } from '../../testing/ids.ts';
import { browserStore, memoryStore, type Store } from '../keep/storage.ts';
import { Archive } from './archive.ts';
import type { Entry } from './entry.ts';

const entry = (seq: number, text = `text ${seq}`): Entry => ({
  author: memberId('A'.repeat(43)),
  log: LOG,
  seq,
  at: 1_000 + seq,
  seen: [],
  body: { kind: 'text', text },
  signature: 'A'.repeat(86),
});
const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));

/** A store with room for so many characters. */
function smallStore(most: number): Store & { readonly values: Map<string, string>; most: number } {
  const values = new Map<string, string>();
  return {
    values,
    most,
    get: (key) => values.get(key) ?? null,
    set(key, value) {
      const others = [...values].reduce(
        (sum, [name, kept]) => sum + (name === key ? 0 : name.length + kept.length),
        0,
      );
      if (others + key.length + value.length > this.most) return false;
      values.set(key, value);
      return true;
    },
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}

function kept(store: Store, ...added: readonly Entry[]): Archive {
  const archive = new Archive(store, 'room');
  archive.load();
  for (const each of added) archive.add(each);
  return archive;
}

describe('an archive', () => {
  it('gives back what was put into it, in order, after any number of reloads', () => {
    const store = memoryStore();
    for (const each of entries(300)) expect(kept(store, each).isKeeping).toBe(true);
    expect(new Archive(store, 'room').load()).toEqual(entries(300));
  });

  it('rewrites little for a new entry, however much it holds', () => {
    const written: number[] = [];
    const store = memoryStore();
    const watched: Store = {
      ...store,
      set(key, value) {
        written.push(value.length);
        return store.set(key, value);
      },
    };
    kept(watched, ...entries(1_000));
    expect(Math.max(...written)).toBeLessThan(20_000);
  });

  it('keeps rooms apart', () => {
    const store = memoryStore();
    kept(store, entry(1));
    expect(new Archive(store, 'room2').load()).toEqual([]);
    expect(new Archive(store, 'roo').load()).toEqual([]);
  });

  it('says so when the storage is full, and still gives back what it kept before', () => {
    const store = smallStore(5_000);
    const archive = new Archive(store, 'room');
    const count = entries(100).filter((each) => archive.add(each)).length;
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(100);
    expect(archive.isKeeping).toBe(false);
    expect(new Archive(store, 'room').load()).toEqual(entries(count));
  });

  it('leaves no hole when there is room again: what comes after the first loss is not kept either', () => {
    const store = smallStore(1_000);
    const archive = kept(store, ...entries(10));
    expect(archive.isKeeping).toBe(false);
    store.most = 100_000;
    expect(archive.add(entry(11))).toBe(false);
    const seqs = new Archive(store, 'room').load().map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it('never throws where storage is forbidden', () => {
    const forbidden = browserStore(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    const archive = new Archive(forbidden, 'room');
    expect(archive.load()).toEqual([]);
    expect(archive.add(entry(1))).toBe(false);
    expect(archive.isKeeping).toBe(false);
  });

  it.each([
    ['cut off', (piece: string) => piece.slice(0, -20)],
    ['overwritten', (piece: string) => piece.replace('"text 2"', '7')],
    ['grown', (piece: string) => `${piece}\n{}\nnull\n\n`],
    ['changed in its middle', (piece: string) => piece.replace('"seq":2', '"seq":-2')],
  ])('passes over what was %s, and gives back the rest', (_, damage) => {
    const store = smallStore(100_000);
    kept(store, ...entries(3));
    const [key, piece] = [...store.values][0] ?? ['', ''];
    store.values.set(key, damage(piece));
    const loaded = new Archive(store, 'room').load();
    expect(loaded.length).toBeGreaterThanOrEqual(2);
    expect(entries(3)).toEqual(expect.arrayContaining(loaded));
  });

  it('takes new entries after a damaged one', () => {
    const store = smallStore(100_000);
    kept(store, ...entries(2));
    const [key, piece] = [...store.values][0] ?? ['', ''];
    store.values.set(key, piece.slice(0, -5));
    kept(store, entry(2), entry(3));
    expect(new Archive(store, 'room').load()).toEqual(entries(3));
  });
});
