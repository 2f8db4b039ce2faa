import { beforeEach, describe, expect, it } from 'vitest';
import { entryIdOf } from '../../testing/ids.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { memoryStore, type Store } from '../keep/storage.ts';
import { MAX_SEQ } from './author-log.ts';
import { type Entry, entryId, isEntryGenuine, signEntry } from './entry.ts';
import { Journal } from './journal.ts';

const ann = nodeSigner(new Uint8Array(32).fill(1));
const ben = nodeSigner(new Uint8Array(32).fill(2));

let clock: VirtualClock;
let store: Store;
let told: string[];
beforeEach(() => {
  clock = new VirtualClock();
  store = memoryStore();
  told = [];
});

function open(kept = store): Journal {
  const added = (entries: readonly Entry[]) => {
    for (const entry of entries) told.push(entryId(entry));
  };
  const journal = new Journal({
    id: 'room',
    signer: ann,
    signingContext: 'signingContext',
    now: () => clock.now(),
    store: kept,
    added,
  });
  journal.restore();
  return journal;
}
const text = (said: string) => ({ kind: 'text', text: said }) as const;
const bens = (seq: number, time = seq) =>
  signEntry(ben, 'signingContext', { seq, at: time, seen: [], body: text(`ben ${seq}`) });

describe('the journal', () => {
  it('signs what I write, numbers it without a gap, and tells of it', () => {
    const journal = open();
    const [one, two] = [journal.write(text('one')), journal.write(text('two'))];
    expect([one?.seq, two?.seq]).toEqual([1, 2]);
    expect(one && isEntryGenuine(nodeVerify, 'signingContext', one)).toBe(true);
    expect(told).toEqual([`${ann.id}:1`, `${ann.id}:2`]);
    expect(journal.transcript.entries).toEqual([one, two]);
  });

  it('holds after a reload what it held before, and goes on where it was', () => {
    const before = open();
    before.write(text('one'));
    before.add(bens(1));
    before.add(bens(2));
    const after = open();
    expect(after.transcript.entries).toEqual(before.transcript.entries);
    expect(after.messages.get(entryIdOf(`${ann.id}:1`))?.text).toBe('one');
    expect(after.write(text('two'))?.seq).toBe(2);
  });

  it('never holds more than it put away: an entry that came early is not there after a reload', () => {
    open().add(bens(2));
    const after = open();
    expect(after.transcript.entries).toEqual([]);
    after.add(bens(1));
    expect(after.transcript.head(ben.id)).toBe(1);
  });

  it('sorts what I write after everything I hold, whatever the clocks say, also after a reload', () => {
    open().add(bens(1, clock.now() + 600_000));
    const journal = open();
    const mine = journal.write(text('answer'));
    expect(journal.transcript.entries.at(-1)).toBe(mine);
    expect(mine?.at).toBe(clock.now());
  });

  it('writes as much as a room takes and no more', () => {
    const journal = open({
      get: () => null,
      set: () => false,
      remove: () => undefined,
      keys: () => [],
      whenStored: (then) => then(),
    });
    for (let count = 0; count < MAX_SEQ; count += 1) journal.write(text('x'));
    expect(journal.write(text('one too many'))).toBeNull();
    expect(journal.transcript.head(ann.id)).toBe(MAX_SEQ);
  });

  it('goes on in memory, and says so, when nothing can be kept', () => {
    const journal = open({
      get: () => null,
      set: () => false,
      remove: () => undefined,
      keys: () => [],
      whenStored: (then) => then(),
    });
    expect(journal.isKeeping).toBe(true);
    journal.write(text('one'));
    expect(journal.isKeeping).toBe(false);
    expect(journal.messages.get(entryIdOf(`${ann.id}:1`))?.text).toBe('one');
  });
});
