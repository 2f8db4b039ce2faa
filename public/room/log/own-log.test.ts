import { beforeEach, describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { Random } from '../../testing/random.ts';
import { forgetRoom, memoryStore, type Store } from '../keep/storage.ts';
import { digestOf, type Entry, type LogId, logNameOf } from './entry.ts';
import { OwnLog } from './own-log.ts';
import { Transcript } from './transcript.ts';

const CONTEXT = 'the room and somebody';
const me = memberId('A'.repeat(43));

let random: Random;
let lasting: Store;
beforeEach(() => {
  random = new Random(1);
  lasting = memoryStore();
});

/** A page of the room, which holds what is given. */
class OnePage {
  readonly transcript = new Transcript();
  readonly ownLog: OwnLog;

  constructor(held: readonly Entry[] = [], browser = lasting) {
    for (const entry of held) this.transcript.add(entry);
    const { transcript } = this;
    this.ownLog = new OwnLog({
      lasting: browser,
      id: 'room/somebody',
      signingContext: CONTEXT,
      self: me,
      transcript,
      random: random.next,
    });
  }

  /** Null where another tab writes. */
  write(): Entry | null {
    const id = this.ownLog.next();
    if (id === null) return null;
    const entry = entryIn(id, this.transcript.head(id) + 1);
    this.ownLog.writes(id, entry.seq);
    this.transcript.add(entry);
    return entry;
  }
}

const entryIn = (id: LogId, seq: number): Entry => ({
  author: me,
  log: logNameOf(id),
  seq,
  at: 1,
  seen: [],
  body: { kind: 'text', text: 'x' },
  signature: '',
});
const numberOf = (entry: Entry | null) => entry?.log.slice(0, 3);

describe('the log that I write', () => {
  it('is continued by a page that holds all of it', () => {
    const before = new OnePage();
    const [one, two] = [before.write(), before.write()];
    const after = new OnePage(before.transcript.entries);
    expect(after.write()).toMatchObject({ log: one?.log, seq: 3 });
    expect(two).toMatchObject({ log: one?.log, seq: 2 });
  });

  it.each<[string, keep: number]>([
    ['nothing of it', 0],
    ['less of it', 2],
  ])('is left by a page that holds %s, and the next one comes after it in every order', (_, keep) => {
    const before = new OnePage();
    for (let n = 0; n < 3; n += 1) before.write();
    const [old] = before.transcript.entries;
    const entry = new OnePage(before.transcript.entries.slice(0, keep)).write();
    expect(entry?.seq).toBe(1);
    expect(entry && old && entry.log > old.log).toBe(true);
  });

  it('is continued once the others gave back what was lost, if nothing was written meanwhile', () => {
    const before = new OnePage();
    const one = before.write();
    const after = new OnePage();
    for (const entry of before.transcript.entries) after.transcript.add(entry);
    expect(after.write()).toMatchObject({ log: one?.log, seq: 2 });
  });

  it('is not continued while one of its entries is missing in between', () => {
    const before = new OnePage();
    for (let n = 0; n < 3; n += 1) before.write();
    const held = before.transcript.entries.filter(({ seq }) => seq !== 2);
    expect(numberOf(new OnePage(held).write())).toBe('001');
  });

  it('comes after every log of mine that is known, though the note of it is lost', () => {
    const before = new OnePage();
    before.write();
    const after = new OnePage(before.transcript.entries, memoryStore());
    expect(numberOf(after.write())).toBe('001');
  });

  it('is another one on another device with the same key', () => {
    const [one, other] = [new OnePage([], memoryStore()).write(), new OnePage([], memoryStore()).write()];
    expect(one?.log).not.toBe(other?.log);
  });

  it('is not written by a tab after another one took over', () => {
    const first = new OnePage();
    first.write();
    const second = new OnePage(first.transcript.entries);
    expect(second.write()?.seq).toBe(2);
    expect(first.write()).toBeNull();
    expect(second.write()?.seq).toBe(3);
  });

  it('forks in no order of two tabs, of which one was frozen and thaws before the other says anything', () => {
    const first = new OnePage();
    first.write();
    const second = new OnePage(first.transcript.entries);
    const late = first.write();
    const entry = second.write();
    expect(late?.seq).toBe(2);
    expect(entry).toMatchObject({ seq: 1 });
    expect(numberOf(entry)).toBe('001');
  });

  it('is continued by nobody once it can be kept no longer', () => {
    const before = new OnePage();
    before.write();
    before.ownLog.loseWithPage();
    const kept = [...before.transcript.entries];
    expect(before.write()?.seq).toBe(2);
    expect(numberOf(new OnePage(kept).write())).toBe('001');
  });

  it('is left when another device writes in it', () => {
    const page = new OnePage();
    page.write();
    page.ownLog.abandon();
    expect(numberOf(page.write())).toBe('001');
    expect(numberOf(page.write())).toBe('001');
  });

  it('is a new one for each page where the browser keeps nothing', () => {
    const forbidden: Store = {
      get: () => null,
      set: () => false,
      remove: () => undefined,
      keys: () => [],
      whenStored: (then) => then(),
    };
    const before = new OnePage([], forbidden);
    before.write();
    expect(numberOf(before.write())).toBe('000');
    expect(numberOf(new OnePage(before.transcript.entries, forbidden).write())).toBe('001');
  });

  it('leaves a note that does not tell with whom one talks, and goes when the room is forgotten', () => {
    new OnePage().write();
    expect(lasting.keys()).toHaveLength(1);
    expect(lasting.keys().join()).not.toContain('somebody');
    forgetRoom(lasting, 'room');
    expect(lasting.keys()).toEqual([]);
  });

  it.each(['{', 'null', '[]', '{"log":"x","head":1,"by":""}', '{"log":"000AAAAA","head":-1,"by":""}'])(
    'is a new one where the note is damaged: %s',
    (damaged) => {
      lasting.set(`parley.own.room.${digestOf(CONTEXT)}`, damaged);
      expect(new OnePage().write()?.seq).toBe(1);
    },
  );
});
