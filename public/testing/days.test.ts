/** Devices that keep the room: people close it and come back days later, together, one after the other, or alone. */
import { describe, expect, it } from 'vitest';
import { openRoomStore } from '../room/keep/open-room-store.ts';
import { memoryStore } from '../room/keep/storage.ts';
import { keptStore } from './kept-store.ts';
import { SimDisk } from './sim-disk.ts';
import { type Guest, Stage } from './stage.ts';

const DAY_MS = 86_400_000;

function people() {
  const stage = new Stage(5);
  const lasting = [memoryStore(), memoryStore(), memoryStore()];
  const disks = lasting.map(() => new SimDisk(stage.clock, () => stage.random.between(1, 200)));
  const enter = (name: string, key: number, isKeeping = true) => {
    const [disk, own] = [disks[key - 1], lasting[key - 1]];
    if (!disk || !own) throw new Error('there are only three');
    const store = isKeeping ? keptStore(disk, stage.clock) : memoryStore();
    return stage.enter(name, key, { store, lasting: own });
  };
  /** In good order, as tabs are closed. */
  const leave = (...guests: readonly Guest[]) => {
    for (const guest of guests) stage.leave(guest);
    stage.clock.advance(10_000);
    for (const disk of disks) disk.leave();
  };
  return { stage, disks, enter, leave };
}

const texts = ({ room }: Guest) =>
  room.talk.lines.value.flatMap((line) => (line.kind === 'text' ? [`${line.name}: ${line.text}`] : []));
const own = ({ room }: Guest) =>
  room.talk.lines.value.flatMap((line) => (line.kind === 'text' && line.isOwn ? [line.text] : []));

describe('days later', () => {
  it('whoever kept the room reads it alone, as themselves, and gives it to others', () => {
    const { stage, enter, leave } = people();
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2, false)];
    ann.room.talk.say('hello');
    stage.clock.advance(1_000);
    ben.room.talk.say('hi');
    stage.clock.advance(10_000);
    leave(ann, ben);
    stage.clock.advance(3 * DAY_MS);
    const again = enter('Ann', 1);
    expect(texts(again)).toEqual(['Ann: hello', 'Ben: hi']);
    expect(own(again)).toEqual(['hello']);
    again.room.talk.say('anybody?');
    stage.clock.advance(10_000);
    // Without what he had said, but as the one who said it.
    const back = enter('Ben', 2, false);
    expect(texts(back)).toEqual(['Ann: hello', 'Ben: hi', 'Ann: anybody?']);
    expect(own(back)).toEqual(['hi']);
    back.room.talk.say('me');
    stage.clock.advance(10_000);
    expect(texts(again).at(-1)).toBe('Ben: me');
    expect(again.room.people.members.value.map(({ isFaulty }) => isFaulty)).toEqual([false]);
    leave(again, back);
  });

  it('those who kept different parts of it put them together', () => {
    const { stage, enter, leave } = people();
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.talk.say('one');
    stage.clock.advance(10_000);
    leave(ben);
    stage.clock.advance(DAY_MS);
    const cleo = enter('Cleo', 3);
    cleo.room.talk.say('two');
    ann.room.talk.say('three');
    stage.clock.advance(10_000);
    leave(ann, cleo);
    stage.clock.advance(DAY_MS);
    const alone = enter('Ben', 2);
    alone.room.talk.say('four');
    stage.clock.advance(10_000);
    leave(alone);
    stage.clock.advance(DAY_MS);
    const all = [enter('Cleo', 3), enter('Ben', 2), enter('Ann', 1)];
    stage.clock.advance(20_000);
    const expected = ['Ann: one', 'Ben: four', 'Ann: three', 'Cleo: two'];
    for (const guest of all) expect(texts(guest).toSorted()).toEqual(expected.toSorted());
    expect(new Set(all.map((guest) => texts(guest).join())).size).toBe(1);
    leave(...all);
  });

  it('an emptied device makes nobody fork, and the others give back what it lost', () => {
    const { stage, disks, enter, leave } = people();
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    for (let n = 0; n < 5; n += 1) ann.room.talk.say(`before ${n}`);
    stage.clock.advance(10_000);
    leave(ann);
    disks[0]?.evict();
    disks[0]?.mend();
    stage.clock.advance(DAY_MS);
    const again = enter('Ann', 1);
    again.room.talk.say('after');
    stage.clock.advance(10_000);
    expect(own(again)).toEqual(['before 0', 'before 1', 'before 2', 'before 3', 'before 4', 'after']);
    expect(texts(ben)).toEqual(texts(again));
    expect(ben.room.people.members.value.map(({ isFaulty }) => isFaulty)).toEqual([false]);
    leave(again, ben);
  });

  it('the key is there without anything else being kept', async () => {
    const { stage, disks } = people();
    const [disk] = disks;
    if (!disk) throw new Error('no disk');
    const options = { roomId: 'room', room: 'room', keepingKey: null, clock: stage.clock, disk };
    const randomBytes = (count: number) => stage.random.bytes(count);
    const open = () => openRoomStore({ ...options, randomBytes, tab: memoryStore() });
    const { secretKey } = await open();
    stage.clock.advance(3 * DAY_MS);
    expect((await open()).secretKey).toEqual(secretKey);
  });
});
