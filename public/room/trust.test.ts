/** What a room tells me of whom I can trust, and what it keeps from my eyes: between whole rooms, over reloads. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Guest, SETTLE_MS, Stage } from '../testing/stage.ts';
import { memoryStore } from './keep/storage.ts';
import { watchNamesakes } from './people/namesakes.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage(5);
});

const enter = (name: string, key: number, store = memoryStore()): Guest =>
  stage.enter(name, key, { store, prepare: ({ people, talk }) => void watchNamesakes(people, talk) });

function leave(guest: Guest): void {
  stage.leave(guest);
  stage.clock.advance(SETTLE_MS);
}

function reload(guest: Guest): Guest {
  stage.leave(guest);
  return enter(guest.name, guest.key, guest.store);
}

function say({ room }: Guest, text: string): void {
  room.talk.say(text);
  stage.clock.advance(1_000);
}

/** Without the mark of when I came. */
const shown = ({ room }: Guest) =>
  room.talk.lines.value.flatMap((line) => {
    if (line.kind === 'text') return line.text;
    if (line.kind === 'notice') return `${line.name} ${line.event}`;
    return line.event === 'joined' ? [] : `[${line.event}]`;
  });
const present = ({ room }: Guest) =>
  room.people.members.value.map(({ name, isVerified, namesake }) => [name, isVerified, namesake]);

describe('a verified member', () => {
  it('stays verified: after a reload of mine, after one of theirs, under another name', () => {
    let [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.people.setFlag(ben.room.self, 'verified', true);
    expect(present(ann)).toEqual([['Ben', true, null]]);
    ann = reload(ann);
    ben = reload(ben);
    expect(present(ann)).toEqual([['Ben', true, null]]);
    ben.room.people.rename('Benjamin');
    stage.clock.advance(1_000);
    expect(present(ann)).toEqual([['Benjamin', true, null]]);
    expect(present(ben)).toEqual([['Ann', false, null]]);
    ann.room.people.setFlag(ben.room.self, 'verified', false);
    expect(present(reload(ann))).toEqual([['Benjamin', false, null]]);
  });

  it('is not whoever comes with their name: that is told aloud, and again after a reload', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.people.setFlag(ben.room.self, 'verified', true);
    leave(ben);
    enter('BEN', 3);
    expect(present(ann)).toEqual([['BEN', false, 'verified']]);
    expect(shown(ann)).toContain('BEN verified');
    expect(shown(reload(ann))).toEqual(['BEN verified']);
  });

  it('is forgotten with the room', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.people.setFlag(ben.room.self, 'verified', true);
    stage.forget(ann);
    expect(present(enter('Ann', 4, ann.store))).toEqual([['Ben', false, null]]);
  });
});

describe('a name that reappears with another key', () => {
  it('is told once, to those who saw the first', () => {
    const ann = enter('Ann', 1);
    leave(enter('Ben', 2));
    const again = enter('Ben', 3);
    expect(present(ann)).toEqual([['Ben', false, 'met']]);
    expect(shown(ann).slice(-2)).toEqual(['Ben joined', 'Ben met']);
    leave(again);
    enter('Ben', 3, again.store);
    expect(shown(ann).filter((line) => line === 'Ben met')).toHaveLength(1);
  });

  it('is nothing to tell where the key is the same', () => {
    const ann = enter('Ann', 1);
    let ben = enter('Ben', 2);
    ben = reload(ben);
    leave(ben);
    enter('Ben', 2, ben.store);
    expect(present(ann)).toEqual([['Ben', false, null]]);
    expect(shown(ann).join()).not.toMatch(/Ben (met|verified)/);
  });

  it('is seen when it is taken on later too', () => {
    const ann = enter('Ann', 1);
    leave(enter('Ben', 2));
    const mallory = enter('Mallory', 3);
    mallory.room.people.rename('Ben');
    stage.clock.advance(1_000);
    expect(present(ann)).toEqual([['Ben', false, 'met']]);
    expect(shown(ann)).toContain('Ben met');
  });

  it('is only marked for whoever comes later or reloads, and knows the first from the transcript', () => {
    const ann = enter('Ann', 1);
    const ben = enter('Ben', 2);
    say(ben, 'I was Ben');
    leave(ben);
    enter('Ben', 3);
    const cat = enter('Cat', 4);
    for (const guest of [cat, reload(ann)]) {
      expect(present(guest)).toContainEqual(['Ben', false, 'met']);
      expect(shown(guest).join()).not.toContain('Ben met');
    }
  });
});

describe('a muted member', () => {
  it('is hidden from me alone, with one line for it, also after a reload, and comes back whole', () => {
    let ann = enter('Ann', 1);
    const [ben, cat] = [enter('Ben', 2), enter('Cat', 3)];
    say(ben, 'one');
    ann.room.people.setFlag(ben.room.self, 'muted', true);
    say(ben, 'two');
    say(cat, 'three');
    expect(shown(ann)).toEqual(['Cat joined', 'Ben muted', 'three']);
    expect(shown(cat).filter((line) => !line.includes(' '))).toEqual(['one', 'two', 'three']);
    ann = reload(ann);
    expect(shown(ann)).toEqual(['Ben muted', 'three']);
    leave(ben);
    expect(ann.room.people.about(ben.room.self)).toMatchObject({ name: 'Ben', isMuted: true });
    ann.room.people.setFlag(ben.room.self, 'muted', false);
    stage.clock.advance(1_000);
    expect(shown(ann)).toEqual(['one', 'two', 'three', 'Ben left']);
    expect(reload(ann).room.people.about(ben.room.self)).toMatchObject({ name: 'Ben', isMuted: false });
  });

  it('notices nothing: the transcript is the same and the receipts grow', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    ann.room.people.setFlag(ben.room.self, 'muted', true);
    say(ben, 'heard?');
    expect(ann.room.talk.entries).toEqual(ben.room.talk.entries);
    expect(ben.room.talk.lines.value.at(-1)).toMatchObject({ text: 'heard?', receipt: { have: 1, of: 1 } });
    const cat = enter('Cat', 3);
    leave(ben);
    leave(cat);
    expect(shown(enter('Dan', 4))[0]).toBe('heard?');
  });

  it('counts for nothing unread', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    ann.room.people.setFlag(ben.room.self, 'muted', true);
    ann.room.talk.setReading(false);
    say(ben, 'hidden');
    expect(shown(ann)).not.toContain('[unread]');
    say(cat, 'seen');
    expect(shown(ann).slice(-2)).toEqual(['[unread]', 'seen']);
    ann.room.people.setFlag(ben.room.self, 'muted', false);
    stage.clock.advance(1_000);
    expect(shown(ann).slice(-3)).toEqual(['hidden', '[unread]', 'seen']);
  });
});
