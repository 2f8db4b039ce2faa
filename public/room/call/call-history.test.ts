import { beforeEach, describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { Member, MemberId } from '../people/member.ts';
import { type Signal, signal } from '../reactive.ts';
import { CallHistory } from './call-history.ts';
import { lengthOf } from './call-record.ts';
import type { CallState } from './call-state.ts';

const [me, ada, ben] = [memberId('me'), memberId('ada'), memberId('ben')];

let clock: VirtualClock;
let inRoomCall: Signal<readonly MemberId[]>;
let state: Signal<CallState>;
let members: Pick<Member, 'id' | 'reach' | 'since'>[];
let out: Set<MemberId>;
let noticed: MemberId[];
let history: CallHistory;

const enter = (id: MemberId, reach: Member['reach'] = 'connected') => {
  members.push({ id, reach, since: clock.now() });
};
const latest = () => [...history.records.value.values()].at(-1);

beforeEach(() => {
  clock = new VirtualClock();
  [members, out, noticed] = [[], new Set(), []];
  inRoomCall = signal<readonly MemberId[]>([]);
  state = signal<CallState>({ kind: 'none' });
  history = new CallHistory({
    call: { inRoomCall, state, wasOut: (id) => out.has(id) },
    people: {
      self: me,
      get members() {
        return signal(members as Member[]);
      },
      remark: (_, about) => `call:${noticed.push(about)}`,
    },
    clock,
    now: () => clock.now(),
    isOnline: () => true,
  });
});

describe('the beginning of a call', () => {
  it('is seen where everybody else is known to be in none', () => {
    enter(ada);
    clock.advance(5_000);
    inRoomCall.value = [ada];
    expect(latest()?.begun).toMatchObject({ by: ada });
    expect(noticed).toEqual([ada]);
  });

  it('is mine where I join and nobody is in it', () => {
    enter(ada);
    clock.advance(5_000);
    state.value = { kind: 'room' };
    inRoomCall.value = [ada];
    expect(latest()).toMatchObject({ begun: { by: me }, present: [ada, me], seen: [me, ada] });
    expect(history.records.value.size).toBe(1);
  });

  it('is not known of somebody whose link was just opened', () => {
    clock.advance(5_000);
    enter(ada);
    inRoomCall.value = [ada];
    expect(latest()?.begun).toBeNull();
  });

  it('nor while somebody else cannot be heard of', () => {
    enter(ada);
    enter(ben, 'via');
    clock.advance(5_000);
    inRoomCall.value = [ada];
    expect(latest()?.begun).toBeNull();
  });

  it('is known at once of who said that they were in none', () => {
    enter(ada);
    out.add(ada);
    inRoomCall.value = [ada];
    expect(latest()?.begun).toMatchObject({ by: ada });
  });
});

it('each call has a notice of its own, and how long it was', () => {
  enter(ada);
  clock.advance(5_000);
  inRoomCall.value = [ada];
  clock.advance(120_000);
  out.add(ada);
  inRoomCall.value = [];
  const first = latest();
  expect(first && lengthOf(first)).toBe(120_000);
  inRoomCall.value = [ada];
  expect(history.records.value.size).toBe(2);
  expect(latest()?.over).toBeNull();
});

it('whoever is cut off from the room does not claim that a call is over', () => {
  enter(ada);
  enter(ben);
  clock.advance(5_000);
  inRoomCall.value = [ada];
  members = members.map((member) => ({ ...member, reach: 'unreachable' }));
  inRoomCall.value = [];
  const record = latest();
  expect(record && lengthOf(record)).toBeNull();
});
