import { beforeEach, describe, expect, it } from 'vitest';
import { entryIdOf, LOG, logOf } from '../../testing/ids.ts';
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
let lasting: Store;
let told: string[];
beforeEach(() => {
  clock = new VirtualClock();
  store = memoryStore();
  lasting = memoryStore();
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
    lasting,
    random: () => 0,
    added,
  });
  journal.restore();
  return journal;
}
function written(journal: Journal, said: string): Entry {
  const entry = journal.write(text(said));
  if (typeof entry === 'string') throw new Error(entry);
  return entry;
}
const text = (said: string) => ({ kind: 'text', text: said }) as const;
const bens = (seq: number, time = seq) =>
  signEntry(ben, 'signingContext', { log: LOG, seq, at: time, seen: [], body: text(`ben ${seq}`) });

describe('the journal', () => {
  it('signs what I write, numbers it without a gap, and tells of it', () => {
    const journal = open();
    const [one, two] = [written(journal, 'one'), written(journal, 'two')];
    expect([one.seq, two.seq]).toEqual([1, 2]);
    expect(isEntryGenuine(nodeVerify, 'signingContext', one)).toBe(true);
    expect(told).toEqual([`${ann.id}:${LOG}:1`, `${ann.id}:${LOG}:2`]);
    expect(journal.transcript.entries).toEqual([one, two]);
  });

  it('holds after a reload what it held before, and goes on where it was', () => {
    const before = open();
    before.write(text('one'));
    before.add(bens(1));
    before.add(bens(2));
    const after = open();
    expect(after.transcript.entries).toEqual(before.transcript.entries);
    expect(after.messages.get(entryIdOf(`${ann.id}:${LOG}:1`))?.text).toBe('one');
    expect(written(after, 'two')).toMatchObject({ log: LOG, seq: 2 });
  });

  it('never holds more than it put away: an entry that came early is not there after a reload', () => {
    open().add(bens(2));
    const after = open();
    expect(after.transcript.entries).toEqual([]);
    after.add(bens(1));
    expect(after.transcript.head(logOf(ben.id))).toBe(1);
  });

  it('sorts what I write after everything I hold, whatever the clocks say, also after a reload', () => {
    open().add(bens(1, clock.now() + 600_000));
    const journal = open();
    const mine = written(journal, 'answer');
    expect(journal.transcript.entries.at(-1)).toBe(mine);
    expect(mine.at).toBe(clock.now());
  });

  it('writes as much as a room takes and no more', () => {
    const journal = open({ get: () => null, set: () => false, remove: () => undefined, keys: () => [] });
    for (let count = 0; count < MAX_SEQ; count += 1) journal.write(text('x'));
    expect(journal.write(text('one too many'))).toBe('too-many');
    expect(journal.transcript.head(logOf(ann.id))).toBe(MAX_SEQ);
  });

  it('goes on in memory, and says so, when nothing can be kept', () => {
    const journal = open({ get: () => null, set: () => false, remove: () => undefined, keys: () => [] });
    expect(journal.isKeeping).toBe(true);
    journal.write(text('one'));
    expect(journal.isKeeping).toBe(false);
    expect(journal.messages.get(entryIdOf(`${ann.id}:${LOG}:1`))?.text).toBe('one');
  });
});
