import { beforeEach, describe, expect, it } from 'vitest';
import { LOG, memberId, memberIds, NAME_WORDS } from '../../testing/ids.ts';
import { memoryStore } from '../keep/storage.ts';
import type { Entry } from '../log/entry.ts';
import { type Signal, signal } from '../reactive.ts';
import type { MemberId, Namesake } from './member.ts';
import { MemberFlags } from './member-flags.ts';
import { presentableName } from './name.ts';
import { watchNamesakes } from './namesakes.ts';
import { Roster } from './roster.ts';

const [me, newid, wroteBefore, gone] = memberIds('me', 'newid', 'wrote before', 'gone');
const [ann, ben] = [memberId('annid'), memberId('benid')] as const;
let flags: MemberFlags;
let roster: Roster;
let entries: Entry[];
let told: string[];
let lines: Signal<readonly []>;

function watch(): void {
  roster = new Roster(me, 'Me', flags, NAME_WORDS);
  told = [];
  lines = signal([]);
  watchNamesakes(
    {
      self: me,
      members: roster.members,
      presentable: (raw) => presentableName(raw, NAME_WORDS.nameless),
      get flags() {
        return flags.all;
      },
      compareLooks: (looksOf) => roster.compareLooks(looksOf),
      pointOut(id, namesake) {
        if (roster.pointOut(id, namesake) && namesake !== null) told.push(`${id} ${namesake}`);
      },
    },
    {
      lines,
      get entries() {
        return entries;
      },
    },
  );
}

beforeEach(() => {
  flags = new MemberFlags(memoryStore(), 'room');
  entries = [];
  watch();
  enter(ann, 'Ann');
  enter(ben, 'Ben');
});

function enter(id: MemberId, name: string): void {
  roster.rename(id, name);
  roster.enter(id);
}

function verify(id: MemberId): void {
  flags.set(id, roster.name(id), 'verified', 1);
  roster.publish();
}

/** Somebody's name comes with the transcript. */
function wrote(author: MemberId, name: string): void {
  const body = { kind: 'name', name } as const;
  entries = [...entries, { author, log: LOG, seq: 1, at: 1, seen: [], body, signature: '' }];
  lines.value = [];
}

const namesake = (id: MemberId): Namesake | null => roster.member(id).namesake;

describe('a name that was another key\u2019s', () => {
  it('is pointed out once the other has left', () => {
    roster.leave(ann);
    enter(newid, ' aNN');
    expect([namesake(newid), namesake(ben)]).toEqual(['met', null]);
    roster.rename(newid, 'Dan');
    expect(namesake(newid)).toBeNull();
    roster.rename(ben, 'ann');
    expect(namesake(ben)).toBe('met');
    expect(told).toEqual(['newid met', 'benid met']);
  });

  it('is pointed out of who came second, and not of who bore it first', () => {
    enter(newid, 'Ann');
    expect(namesake(newid)).toBeNull();
    roster.leave(newid);
    expect(namesake(ann)).toBeNull();
    enter(newid, 'Ann');
    roster.leave(ann);
    expect(namesake(newid)).toBe('met');
    enter(ann, 'Ann');
    expect([namesake(newid), namesake(ann)]).toEqual([null, null]);
  });

  it('may be known from the transcript alone, whenever it comes', () => {
    wrote(wroteBefore, 'Ben');
    expect(namesake(ben)).toBe('met');
    wrote(wroteBefore, 'Carl');
    expect(namesake(ben)).toBeNull();
    enter(newid, 'Carl');
    expect(namesake(newid)).toBe('met');
  });

  it('is nothing to point out of the same key, come back', () => {
    wrote(ann, 'Ann');
    roster.leave(ann);
    enter(ann, 'Ann');
    expect(told).toEqual([]);
  });

  it('is nothing to point out where it is mine: we have tags', () => {
    wrote(me, 'Me');
    roster.rename(ben, 'Me');
    expect(told).toEqual([]);
  });
});

describe('a name that looks like another key\u2019s', () => {
  it('is pointed out as if it were the same', () => {
    roster.leave(ann);
    enter(newid, '\u0410nn');
    expect([namesake(newid), namesake(ben)]).toEqual(['met', null]);
    verify(ben);
    roster.rename(newid, 'B\u0435n\u200B');
    expect(namesake(newid)).toBe('verified');
    roster.rename(newid, 'Bern');
    expect(namesake(newid)).toBeNull();
  });

  it('is told apart from it by tags', () => {
    expect([roster.tag(ann), roster.tag(ben)]).toEqual([null, null]);
    enter(newid, '\u0391nn\u2060');
    expect([roster.tag(ann), roster.tag(newid), roster.tag(ben)]).toEqual(['anni', 'newi', null]);
    expect(roster.members.value.map(({ tag }) => tag)).toContain('newi');
  });

  it('may be known from the transcript, and in other words than the card has', () => {
    wrote(wroteBefore, 'B\u0435n');
    wrote(wroteBefore, 'B\u0435\u200Bn');
    expect(namesake(ben)).toBe('met');
  });
});

describe('a name that I verified with another key', () => {
  it('weighs more, whether its bearer is here or not, and whatever they are called since', () => {
    verify(ann);
    roster.rename(ben, 'ann');
    expect([namesake(ben), namesake(ann)]).toEqual(['verified', null]);
    roster.leave(ann);
    expect(namesake(ben)).toBe('verified');
    enter(ann, 'Anna');
    expect(namesake(ben)).toBe('verified');
    roster.rename(ben, 'Anna');
    expect(namesake(ben)).toBe('verified');
  });

  it('is settled once the new key is verified too, and open again when that is taken back', () => {
    verify(ann);
    roster.rename(ben, 'Ann');
    verify(ben);
    expect(namesake(ben)).toBeNull();
    flags.set(ben, 'Ann', 'verified', 0);
    roster.publish();
    expect(namesake(ben)).toBe('verified');
  });

  it('is known after a reload', () => {
    flags.set(gone, 'Gus', 'verified', 1);
    watch();
    enter(ben, 'Gus');
    expect(roster.name(gone)).toBe('Gus');
    expect(namesake(ben)).toBe('verified');
  });

  it('is no mark for a name that was only muted', () => {
    flags.set(gone, 'Gus', 'muted', 1);
    watch();
    enter(ben, 'Gus');
    expect(namesake(ben)).toBe('met');
  });
});
