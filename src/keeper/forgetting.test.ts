/** A keeper that forgets, among members who do not: nothing is claimed that is not there, and nobody loses anything. */
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStore, type Store } from '../../public/room/keep/storage.ts';
import { type Entry, logIdOf } from '../../public/room/log/entry.ts';
import { type Guest, SETTLE_MS, Stage } from '../../public/testing/stage.ts';
import { KeptLogs } from './kept-logs.ts';

const MINUTES_MS = 300_000;

let stage: Stage;
let store: Store;
let logs: KeptLogs;
beforeEach(() => {
  stage = new Stage(1);
  store = memoryStore();
});

function enterKeeper(): Guest {
  logs = new KeptLogs(store, 'room');
  return stage.enter('Keeper', 9, { store, lasting: store, forgotten: (log) => logs.forgotten(log) });
}
const textsOf = ({ room }: Guest) =>
  room.talk.entries.flatMap(({ body }) => (body.kind === 'text' ? body.text : []));
const logsOf = ({ room }: Guest) => new Set(room.talk.entries.map((entry: Entry) => logIdOf(entry)));
const receiptOf = ({ room }: Guest, text: string) => {
  const line = room.talk.lines.value.find((each) => each.kind === 'text' && each.text === text);
  return line?.kind === 'text' ? line.receipt : undefined;
};

/** Comes back without all that it has now. */
function forgetAll(keeper: Guest): Guest {
  const all = logsOf(keeper);
  stage.leave(keeper);
  new KeptLogs(store, 'room').forget(all);
  return enterKeeper();
}

describe('what a keeper forgot', () => {
  it('is not claimed any more, not fetched again, and stays with whoever has it', () => {
    let keeper = enterKeeper();
    const ann = stage.enter('Ann', 1);
    const ben = stage.enter('Ben', 2);
    ann.room.talk.say('old');
    stage.clock.advance(SETTLE_MS);
    expect(receiptOf(ann, 'old')).toEqual({ have: 2, of: 2, keepers: 0 });

    keeper = forgetAll(keeper);
    stage.clock.advance(MINUTES_MS);
    expect(textsOf(keeper)).toEqual([]);
    expect(receiptOf(ann, 'old')).toEqual({ have: 1, of: 2, keepers: 0 });

    // Somebody who comes gets it from those who have it, and what is new from the keeper too.
    ben.room.talk.say('new');
    stage.clock.advance(SETTLE_MS);
    expect(textsOf(keeper)).toEqual(['new']);
    expect(receiptOf(ben, 'new')).toEqual({ have: 2, of: 2, keepers: 0 });
    const cleo = stage.enter('Cleo', 3);
    expect(textsOf(cleo)).toEqual(['old', 'new']);
    expect(keeper.room.people.members.value.some(({ isFaulty }) => isFaulty)).toBe(false);
    expect(ann.room.people.about(keeper.room.self).isFaulty).toBe(false);
  });

  it('is taken again, whole, when its author goes on with it', () => {
    const before = enterKeeper();
    const ann = stage.enter('Ann', 1);
    ann.room.talk.say('one');
    stage.clock.advance(SETTLE_MS);
    const keeper = forgetAll(before);
    ann.room.talk.say('two');
    stage.clock.advance(MINUTES_MS);
    expect(textsOf(keeper)).toEqual(['one', 'two']);
    expect(receiptOf(ann, 'two')).toEqual({ have: 1, of: 1, keepers: 0 });
  });

  it('is there for nobody when all others have gone, and the rest is', () => {
    const before = enterKeeper();
    const ann = stage.enter('Ann', 1);
    ann.room.talk.say('old');
    stage.clock.advance(SETTLE_MS);
    stage.leave(ann);
    const keeper = forgetAll(before);
    const ben = stage.enter('Ben', 2);
    ben.room.talk.say('new');
    stage.clock.advance(SETTLE_MS);
    stage.leave(ben);
    stage.clock.advance(MINUTES_MS);
    const cleo = stage.enter('Cleo', 3);
    expect(textsOf(cleo)).toEqual(['new']);
    expect(textsOf(keeper)).toEqual(['new']);
  });
});
