import { beforeEach, describe, expect, it } from 'vitest';
import { entryIdOf } from '../testing/ids.ts';
import type { SimNetwork } from '../testing/sim-network.ts';
import type { SimServer } from '../testing/sim-server.ts';
import { type Guest, SETTLE_MS, Stage } from '../testing/stage.ts';
import type { VirtualClock } from '../testing/virtual-clock.ts';
import { memoryStore, type Store } from './keep/storage.ts';
import { type EntryId, entryId } from './log/entry.ts';
import { TEXT_LIMIT } from './log/own-messages.ts';
import type { TextLine } from './timeline/line.ts';

let stage: Stage;
let clock: VirtualClock;
let network: SimNetwork;
let server: SimServer;
beforeEach(() => {
  stage = new Stage(11);
  ({ clock, network, server } = stage);
});

const enter = (
  name: string,
  key: number,
  suggestName: (() => string) | null = null,
  store = memoryStore(),
): Guest => stage.enter(name, key, { suggestName, store });
const leave = (guest: Guest): void => stage.leave(guest);

const texts = ({ room }: Guest): TextLine[] => room.talk.lines.value.filter((line) => line.kind === 'text');
const said = (guest: Guest) => texts(guest).map(({ text }) => text);
const events = ({ room }: Guest) =>
  room.talk.lines.value.flatMap((line) => (line.kind === 'notice' ? [`${line.name} ${line.event}`] : []));
const lastId = (guest: Guest) => texts(guest).at(-1)?.id ?? '';

describe('saying something', () => {
  it('reaches everybody here now and everybody who comes later, after a reload of mine too', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    expect(ann.room.talk.say('hello')).toBeNull();
    clock.advance(1_000);
    const cat = enter('Cat', 3);
    for (const guest of [ann, ben, cat]) expect(said(guest)).toEqual(['hello']);
    leave(ann);
    const again = enter('Ann', 1, null, ann.store);
    expect(said(again)).toEqual(['hello']);
    expect(texts(again)[0]?.isOwn).toBe(true);
  });

  it.each([
    ['', 'blank'],
    [' \n\t ', 'blank'],
    ['\u200B', 'blank'],
    ['\u2060\u00AD\n\u2800\u3164', 'blank'],
    ['x'.repeat(TEXT_LIMIT.graphemes + 1), 'too-long'],
    ['漢'.repeat(TEXT_LIMIT.graphemes + 1), 'too-long'],
    ['👩🏽\u200D💻'.repeat(3_000), 'too-long'],
  ])('that cannot be said is refused and leaves no trace: attempt %#', (text, problem) => {
    const ann = enter('Ann', 1);
    expect(ann.room.talk.say(text)).toBe(problem);
    expect(ann.room.talk.entries).toEqual([]);
  });

  it('keeps line breaks and what stands before, and drops what trails', () => {
    const ann = enter('Ann', 1);
    ann.room.talk.say('  a\r\nb\rc \n\n');
    clock.advance(100);
    expect(said(ann)).toEqual(['  a\nb\nc']);
  });

  it('shows a lone message at once, and those of a burst together', () => {
    const ann = enter('Ann', 1);
    ann.room.talk.say('lone');
    expect(said(ann)).toEqual([]);
    clock.advance(0);
    expect(said(ann)).toEqual(['lone']);

    for (const text of ['one', 'two', 'three']) {
      ann.room.talk.say(text);
      clock.advance(3);
    }
    expect(said(ann)).toEqual(['lone']);
    clock.advance(16);
    expect(said(ann)).toEqual(['lone', 'one', 'two', 'three']);
  });

  it('as an answer names what it answers; to nothing known it is an ordinary message', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.talk.say('question');
    clock.advance(1_000);
    ben.room.talk.say('answer', entryIdOf(lastId(ben)));
    ben.room.talk.say('other', entryIdOf('nobody:1'));
    clock.advance(1_000);
    expect(texts(ann).map(({ quote }) => quote?.text)).toEqual([undefined, 'question', undefined]);
  });
});

describe('a message of mine', () => {
  it('shows who acknowledged it, and never more', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    network.setCut(ann.host, cat.host, true);
    network.setCut(ben.host, cat.host, true);
    ann.room.talk.say('hello');
    clock.advance(1_000);
    expect(texts(ann)[0]?.receipt).toEqual({ have: 1, of: 2, keepers: 0 });
    expect([...(ann.room.talk.holders(entryIdOf(lastId(ann))) ?? [])]).toEqual([ben.room.self]);
    network.setCut(ann.host, cat.host, false);
    clock.advance(SETTLE_MS);
    expect(texts(ann)[0]?.receipt).toEqual({ have: 2, of: 2, keepers: 0 });
  });

  it('that reached nobody is known to have reached nobody', () => {
    const ann = enter('Ann', 1);
    expect(ann.room.talk.hasUnreached).toBe(false);
    ann.room.talk.say('alone');
    expect(ann.room.talk.hasUnreached).toBe(true);
    enter('Ben', 2);
    expect(ann.room.talk.hasUnreached).toBe(false);
  });

  it('still counts who had it and left, before a reload of mine or during it', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    ann.room.talk.say('hello');
    clock.advance(1_000);
    leave(ben);
    clock.advance(SETTLE_MS);
    leave(ann);
    leave(cat);
    clock.advance(SETTLE_MS);
    const again = enter('Ann', 1, null, ann.store);
    expect(texts(again)[0]?.receipt).toEqual({ have: 2, of: 2, keepers: 0 });
    expect(again.room.talk.hasUnreached).toBe(false);
    again.room.talk.say('nobody has this');
    clock.advance(100);
    expect(texts(again)[1]?.receipt).toEqual({ have: 0, of: 0, keepers: 0 });
  });

  it('counts nobody after a reload before I know who is here, and then only what they tell', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.talk.say('hello');
    clock.advance(1_000);
    leave(ann);
    network.setCut(ann.host, ben.host, true);
    server.setUp(false);
    const again = enter('Ann', 1, null, ann.store);
    network.setCut(again.host, ben.host, true);
    expect(texts(again)[0]?.receipt).toEqual({ have: 0, of: 0, keepers: 0 });
    server.setUp(true);
    clock.advance(10_000);
    expect(texts(again)[0]?.receipt).toEqual({ have: 0, of: 1, keepers: 0 });
    network.setCut(again.host, ben.host, false);
    clock.advance(SETTLE_MS);
    expect(texts(again)[0]?.receipt).toEqual({ have: 1, of: 1, keepers: 0 });
  });

  it('can be edited and deleted by me, for everyone', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.talk.say('helo');
    clock.advance(1_000);
    expect(ann.room.talk.edit(entryIdOf(lastId(ann)), 'hello')).toBeNull();
    clock.advance(1_000);
    expect(texts(ben)[0]).toMatchObject({ text: 'hello', isEdited: true });
    expect(ann.room.talk.edit(entryIdOf(lastId(ann)), ' ')).toBe('blank');
    ann.room.talk.remove(entryIdOf(lastId(ann)));
    clock.advance(1_000);
    expect(texts(ben)[0]).toMatchObject({ text: '', isDeleted: true });
  });

  it('costs nothing when nothing changes: the same text again, a deletion twice', () => {
    const ann = enter('Ann', 1);
    ann.room.talk.say('hello');
    clock.advance(100);
    ann.room.talk.edit(entryIdOf(lastId(ann)), 'hello');
    ann.room.talk.remove(entryIdOf(lastId(ann)));
    const { length } = ann.room.talk.entries;
    ann.room.talk.remove(entryIdOf(lastId(ann)));
    ann.room.talk.edit(entryIdOf(lastId(ann)), 'again');
    expect(ann.room.talk.entries).toHaveLength(length);
    expect(length).toBe(3);
  });
});

describe("somebody else's message", () => {
  it('can be neither edited nor deleted by me, nor am I told who holds it', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.talk.say('hello');
    clock.advance(1_000);
    ben.room.talk.edit(entryIdOf(lastId(ben)), 'forged');
    ben.room.talk.remove(entryIdOf(lastId(ben)));
    clock.advance(1_000);
    expect(said(ann)).toEqual(['hello']);
    expect(ben.room.talk.entries).toEqual(ann.room.talk.entries);
    expect(ben.room.talk.holders(entryIdOf(lastId(ben)))).toBeNull();
  });

  it('can be reacted to, once, and the reaction taken back', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.talk.say('hello');
    clock.advance(1_000);
    ben.room.talk.react(entryIdOf(lastId(ben)), '👍', true);
    ben.room.talk.react(entryIdOf(lastId(ben)), '👍', true);
    clock.advance(1_000);
    expect(texts(ann)[0]?.reactions).toEqual([{ emoji: '👍', names: ['Ben'], isOwn: false }]);
    expect(texts(ben)[0]?.reactions).toEqual([{ emoji: '👍', names: [null], isOwn: true }]);
    const { length } = ben.room.talk.entries;
    ben.room.talk.react(entryIdOf(lastId(ben)), '👍', false);
    ben.room.talk.react(entryIdOf('nobody:1'), '👍', true);
    clock.advance(1_000);
    expect(texts(ann)[0]?.reactions).toEqual([]);
    expect(ann.room.talk.entries).toHaveLength(length + 1);
  });
});

describe('a name', () => {
  it('is shown to everyone when it changes, with the one before', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    expect(ann.room.people.rename('  Anna ')).toBeNull();
    clock.advance(1_000);
    expect(ann.room.people.name.value).toBe('Anna');
    expect(ben.room.people.members.value.map(({ name }) => name)).toEqual(['Anna']);
    expect(
      ben.room.talk.lines.value.find((line) => line.kind === 'notice' && line.event === 'renamed'),
    ).toMatchObject({
      name: 'Anna',
      before: 'Ann',
    });
  });

  it.each([
    ['', 'blank'],
    ['\u200B', 'blank'],
    ['x'.repeat(41), 'too-long'],
    ['BEN', 'taken'],
  ])('%j is refused', (name, problem) => {
    const ann = enter('Ann', 1);
    enter('Ben', 2);
    expect(ann.room.people.rename(name)).toBe(problem);
    expect([ann.room.people.name.value, ann.room.talk.entries]).toEqual(['Ann', []]);
  });

  it('that two bear by accident gets a tag for each, for as long as both are here', () => {
    const [ann, other] = [enter('Ann', 1), enter('ann', 2)];
    expect(ann.room.people.members.value[0]?.tag).toBe(other.room.self.slice(0, 4));
    ann.room.talk.say('hello');
    clock.advance(1_000);
    expect(texts(other)[0]?.tag).toBe(ann.room.self.slice(0, 4));
    leave(other);
    clock.advance(SETTLE_MS);
    expect(texts(ann)[0]?.tag).toBeNull();
  });

  it('that was only suggested gives way to somebody who bears it already', () => {
    const ann = enter('Brave Bear', 1);
    const ben = enter('Brave Bear', 2, () => 'Calm Crane');
    expect([ben.room.people.name.value, ann.room.people.name.value]).toEqual(['Calm Crane', 'Brave Bear']);
    expect(ann.room.people.members.value[0]).toMatchObject({ name: 'Calm Crane', tag: null });
  });

  it('that was chosen stays, whoever else bears it', () => {
    enter('Ann', 1);
    expect(enter('Ann', 2).room.people.name.value).toBe('Ann');
  });
});

describe('coming and going', () => {
  it('is told to those who were there, and not to who came', () => {
    const ann = enter('Ann', 1);
    const ben = enter('Ben', 2);
    expect([events(ann), events(ben)]).toEqual([['Ben joined'], []]);
    leave(ben);
    clock.advance(SETTLE_MS);
    expect(events(ann)).toEqual(['Ben visited']);
    expect(ann.room.people.members.value).toEqual([]);
  });

  it('leaves what was said, under the name of who said it', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ben.room.talk.say('goodbye');
    clock.advance(1_000);
    leave(ben);
    clock.advance(SETTLE_MS);
    expect(texts(ann)[0]).toMatchObject({ name: 'Ben', text: 'goodbye' });
  });

  it('marks what was said before, below it a divider, and what is mine stands after', () => {
    const ann = enter('Ann', 1);
    ann.room.talk.say('before');
    clock.advance(1_000);
    const ben = enter('Ben', 2);
    ben.room.talk.say('after');
    clock.advance(1_000);
    const kinds = ben.room.talk.lines.value.map((line) => (line.kind === 'text' ? line.text : line.kind));
    expect(kinds).toEqual(['before', 'divider', 'after']);
  });
});

describe('the room', () => {
  it('works without a server once all have met', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    server.setUp(false);
    clock.advance(120_000);
    expect(ann.room.connection.status.value.kind).toBe('unreachable');
    ann.room.talk.say('still here');
    clock.advance(1_000);
    expect(said(ben)).toEqual(['still here']);
    expect(texts(ann)[0]?.receipt).toEqual({ have: 1, of: 1, keepers: 0 });
  });

  it('says so when nothing can be kept, and goes on', () => {
    const full: Store = {
      get: () => null,
      set: () => false,
      remove: () => undefined,
      keys: () => [],
      whenStored: (then) => then(),
    };
    const ann = enter('Ann', 1, null, full);
    expect(ann.room.talk.isKeeping.value).toBe(true);
    ann.room.talk.say('hello');
    clock.advance(100);
    expect([ann.room.talk.isKeeping.value, said(ann)]).toEqual([false, ['hello']]);
  });

  it('that was forgotten on this device is empty when it is opened again', () => {
    const ann = enter('Ann', 1);
    ann.room.talk.say('hello');
    stage.forget(ann);
    ann.host.isAlive = false;
    expect(enter('Ann', 1, null, ann.store).room.talk.entries).toEqual([]);
  });

  it('that was forgotten leaves nothing in storage, even if the page goes only later', () => {
    const store = memoryStore();
    const ann = enter('Ann', 1, null, store);
    enter('Ben', 2);
    ann.room.talk.say('hello');
    clock.advance(1_000);
    stage.forget(ann);
    ann.room.close();
    expect(store.keys()).toEqual([]);
  });

  it('that is opened again has unread what was unread, without what was deleted or is muted meanwhile', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    ben.room.talk.say('read');
    clock.advance(5_000);
    ann.room.talk.setReading(false);
    for (const guest of [ben, cat, ben]) {
      guest.room.talk.say('unread');
      clock.advance(1_000);
    }
    expect(ann.room.talk.unseen.value).toBe(3);
    leave(ann);
    const again = enter('Ann', 1, null, ann.store);
    expect(again.room.talk.unseen.value).toBe(3);
    const isMark = (line: { kind: string }) => line.kind === 'divider';
    expect(again.room.talk.lines.value.findIndex(isMark)).toBeGreaterThan(0);
    again.room.people.setFlag(cat.room.self, 'muted', true);
    ben.room.talk.remove(lastId(ben) as EntryId);
    clock.advance(1_000);
    leave(again);
    const third = enter('Ann', 1, null, ann.store);
    expect(third.room.talk.unseen.value).toBe(1);
    third.room.talk.setReading(true);
    third.room.talk.say('read all of it');
    clock.advance(1_000);
    leave(third);
    expect(enter('Ann', 1, null, ann.store).room.talk.unseen.value).toBe(0);
  });

  it('shows every entry once, under one name for each', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    for (let n = 0; n < 20; n += 1) {
      ann.room.talk.say(`a${n}`);
      ben.room.talk.say(`b${n}`);
      clock.advance(37);
    }
    clock.advance(SETTLE_MS);
    const ids = ann.room.talk.lines.value.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ann.room.talk.entries.map(entryId)).size).toBe(42);
    expect(said(ben)).toEqual(said(ann));
  });
});

describe('what members are doing', () => {
  const doing = ({ room }: Guest) =>
    room.people.members.value.map(({ name, activity }) => `${name} ${activity}`);

  it('reaches everybody on their links, ends with what is said, and leaves no line behind', () => {
    const [ann, ben, cleo] = [enter('Ann', 1), enter('Ben', 2), enter('Cleo', 3)];
    const lines = ben.room.talk.lines.value.length;
    ann.activities.tell('typing');
    clock.advance(1_000);
    expect(doing(ben)).toEqual(['Ann typing', 'Cleo here']);
    expect(doing(cleo)).toEqual(['Ann typing', 'Ben here']);
    expect(ben.room.talk.lines.value).toHaveLength(lines);
    ann.room.talk.say('hello');
    clock.advance(1_000);
    expect(doing(ben)).toEqual(['Ann here', 'Cleo here']);
    ann.activities.tell('typing');
    clock.advance(10_000);
    expect(doing(ben)).toEqual(['Ann here', 'Cleo here']);
  });

  it('is told to whoever comes later, and anew after a reload', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.activities.tell('away');
    clock.advance(1_000);
    const cleo = enter('Cleo', 3);
    expect(doing(ben)).toEqual(['Ann away', 'Cleo here']);
    expect(doing(cleo)).toEqual(['Ann away', 'Ben here']);
    leave(ann);
    enter('Ann', 1, null, ann.store);
    expect(doing(ben)).toEqual(['Ann here', 'Cleo here']);
    expect(doing(cleo)).toEqual(['Ann here', 'Ben here']);
  });

  it('costs the others one small frame each', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    const frames: string[] = [];
    network.watch = (_from, _to, text) => {
      if (!/"p[io]ng"/.test(text)) frames.push(text);
    };
    ann.activities.tell('typing');
    clock.advance(1_000);
    expect(frames).toEqual(['{"type":"activity","is":"typing"}']);
    expect(doing(ben)).toEqual(['Ann typing']);
  });
});

describe('what is heard', () => {
  const hears = ({ room }: Guest): string[] => {
    const heard: string[] = [];
    room.heard.subscribe((latest) => {
      if (latest) heard.push(`${latest.name}: ${latest.text}`);
    });
    return heard;
  };

  it('is what others say from now on: nothing of my own, no history, nobody who is muted', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.talk.say('before');
    clock.advance(1_000);
    const cleo = enter('Cleo', 3);
    const heard = hears(cleo);
    cleo.room.talk.setReading(false);
    clock.advance(SETTLE_MS);
    ann.room.talk.say('hello');
    cleo.room.talk.say('hi');
    clock.advance(1_000);
    cleo.room.people.setFlag(ben.room.self, 'muted', true);
    ben.room.talk.say('noise');
    clock.advance(1_000);
    expect(said(cleo)).toEqual(['before', 'hello', 'hi']);
    expect(heard).toEqual(['Ann: hello']);
    expect(cleo.room.talk.unseen.value).toBe(1);
  });
});
