import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PeerReach } from '../../net/mesh/mesh-contract.ts';
import { memberId, NAME_WORDS } from '../../testing/ids.ts';
import { memoryStore } from '../keep/storage.ts';
import { looksOf } from './look-alikes.ts';
import { MemberFlags } from './member-flags.ts';
import { Roster } from './roster.ts';

const me = memberId('me');
const [ann, ben, cat] = [memberId('annid'), memberId('benid'), memberId('catid')] as const;
let flags: MemberFlags;
let roster: Roster;
beforeEach(() => {
  flags = new MemberFlags(memoryStore(), 'room');
  roster = new Roster(me, 'Me', flags, NAME_WORDS);
  for (const [id, name] of [
    [cat, 'Cat'],
    [ann, 'Ann'],
    [ben, 'Ben'],
  ] as const) {
    roster.rename(id, name);
    roster.enter(id);
  }
});
const reach = (of: Pick<PeerReach, 'state' | 'route'>): PeerReach => ({
  isOverTurn: null,
  lastResort: 'none',
  since: 0,
  trouble: null,
  ...of,
});
const shown = () => roster.members.value.map(({ name, tag, reach, via }) => [name, tag, reach, via]);

describe('the People list', () => {
  it('names the others in order, and not myself', () => {
    expect(roster.members.value.map(({ name }) => name)).toEqual(['Ann', 'Ben', 'Cat']);
  });

  it('is put in order by one collator: the first localeCompare of a page is slow', () => {
    const compare = vi.spyOn(String.prototype, 'localeCompare');
    roster.rename(ben, 'Äda');
    expect(roster.members.value.map(({ name }) => name)).toEqual(['Äda', 'Ann', 'Cat']);
    expect(compare).not.toHaveBeenCalled();
    compare.mockRestore();
  });

  it('says how each is reached, and over whom', () => {
    roster.follow(ann, reach({ state: 'open', route: { kind: 'direct' } }));
    roster.follow(ben, reach({ state: 'down', route: { kind: 'via', over: ann } }));
    roster.follow(cat, reach({ state: 'interrupted', route: { kind: 'none' } }));
    expect(shown()).toEqual([
      ['Ann', null, 'connected', null],
      ['Ben', null, 'via', 'Ann'],
      ['Cat', null, 'reconnecting', null],
    ]);
    roster.follow(ben, reach({ state: 'down', route: { kind: 'none' } }));
    expect(shown()[1]).toEqual(['Ben', null, 'unreachable', null]);
  });

  it('tells two of one name apart, for as long as there are two', () => {
    roster.rename(ben, 'ANN');
    expect([roster.tag(ann), roster.tag(ben), roster.tag(cat)]).toEqual(['anni', 'beni', null]);
    roster.leave(ben);
    expect(roster.tag(ann)).toBeNull();
    roster.rename(cat, 'me');
    expect([roster.tag(me), roster.tag(cat)]).toEqual(['me', 'cati']);
  });

  it('knows which names are taken by those who are here', () => {
    expect(['aNN', 'Me', 'Dan', '\u0410nn'].map((name) => roster.clash(name))).toEqual([
      'taken',
      null,
      null,
      null,
    ]);
    roster.leave(ann);
    expect(roster.clash('Ann')).toBeNull();
  });

  it('tells names apart by how they look as soon as it can', () => {
    roster.rename(cat, '\u0410nn');
    expect([roster.tag(ann), roster.tag(cat)]).toEqual([null, null]);
    roster.compareLooks(looksOf);
    expect([roster.tag(ann), roster.tag(ben), roster.tag(cat)]).toEqual(['anni', null, 'cati']);
    expect(roster.members.value.map(({ tag }) => tag)).toEqual(['anni', null, 'cati']);
    expect(['ann', 'B\u0435n', 'Dan'].map((name) => roster.clash(name))).toEqual(['taken', 'alike', null]);
    roster.rename(cat, 'Cat');
    expect(roster.tag(ann)).toBeNull();
  });

  it('remembers the name of who left', () => {
    roster.leave(ann);
    expect([roster.name(ann), roster.has(ann)]).toEqual(['Ann', false]);
    expect(roster.name(memberId('stranger'))).toBe('Somebody');
  });

  it('calls who has told no name somebody, and tells them from whoever took that name', () => {
    const stranger = memberId('stranger');
    roster.enter(stranger);
    expect([roster.name(stranger), roster.tag(stranger)]).toEqual(['Somebody', null]);
    roster.rename(ann, 'somebody');
    expect([roster.tag(stranger), roster.tag(ann)]).toEqual(['stra', 'anni']);
    expect(roster.clash('SOMEBODY')).toBe('taken');
  });

  it('does not change when nothing did', () => {
    roster.follow(ben, reach({ state: 'down', route: { kind: 'via', over: ann } }));
    roster.setFaulty(cat);
    const before = roster.members.value;
    roster.follow(ben, reach({ state: 'down', route: { kind: 'via', over: ann } }));
    roster.follow(memberId('stranger'), reach({ state: 'open', route: { kind: 'direct' } }));
    roster.setFaulty(cat);
    roster.leave(memberId('stranger'));
    expect(roster.rename(ann, 'Ann')).toBe(false);
    expect(roster.members.value).toBe(before);
  });

  it('shows a flag beside who earned it, and beside nobody else', () => {
    roster.setFaulty(ben);
    roster.follow(ben, reach({ state: 'open', route: { kind: 'direct' } }));
    expect(roster.members.value.map(({ isFaulty }) => isFaulty)).toEqual([false, true, false]);
  });

  it("makes a stranger's name presentable", () => {
    roster.rename(ann, '\u202EnnA');
    roster.rename(ben, '\u200B');
    expect([roster.name(ann), roster.name(ben)]).toEqual(['nnA', 'Nameless']);
  });
});

describe('a mark of mine', () => {
  it('is shown beside that key, whatever its name, and beside no other of that name', () => {
    flags.set(ann, 'Ann', 'verified', 1);
    flags.set(cat, 'Cat', 'muted', 1);
    roster.rename(ann, 'Zoe');
    roster.rename(ben, 'Zoe');
    expect(roster.member(ann)).toMatchObject({ name: 'Zoe', isVerified: true, isMuted: false });
    expect(roster.member(ben)).toMatchObject({ name: 'Zoe', isVerified: false, isMuted: false });
    expect(roster.member(cat)).toMatchObject({ isVerified: false, isMuted: true });
  });
});
