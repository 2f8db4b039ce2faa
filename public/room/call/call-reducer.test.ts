import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { memberIds } from '../../testing/ids.ts';
import type { CallFrame } from './call-channel.ts';
import { reduce } from './call-reducer.ts';
import {
  type CallEffect,
  type CallEvent,
  type CallFacts,
  type CallModel,
  type CallState,
  initialModel,
} from './call-state.ts';

const [ben, cleo] = memberIds('ben', 'cleo');

const IDLE = initialModel(null);
const RINGING_BEN: CallState = { kind: 'ringing', id: 'mine', with: ben };
const WITH_BEN: CallState = { kind: 'pair', id: 'ours', with: ben, isWaiting: false };
const WAITING_FOR_BEN: CallState = { ...WITH_BEN, isWaiting: true };
const IN_ROOM: CallState = { kind: 'room' };
const NONE: CallState = { kind: 'none' };
const FROM_BEN = { from: ben, id: 'his' };
const RETURN_TO_BEN = { id: 'ours', with: ben };
const RETURN_TO_ROOM = { id: 'room', with: null };

const QUIET: CallFacts = {
  now: 100_000,
  size: { cameras: 2, members: 3 },
  inRoomCall: 0,
  cameras: 0,
  isAwaited: false,
  isMuted: () => false,
  newId: () => 'new',
};

const both: CallEffect = { kind: 'capture', sources: ['microphone', 'camera'] };
const BOTH = ['microphone', 'camera'] as const;
const microphone: CallEffect = { kind: 'capture', sources: ['microphone'] };
const correctAll: CallEffect = { kind: 'correct', member: 'all' };
const busy = (id = 'his', to = ben): CallEffect => ({ kind: 'answer', to, step: 'busy', id });
const from = (member: MemberId, step: CallFrame['step'], id: string): CallEvent => ({
  kind: 'frame',
  from: member,
  frame: { type: 'call', step, id },
});

interface Row {
  readonly given?: Partial<CallModel>;
  readonly facts?: Partial<CallFacts>;
  readonly event: CallEvent;
  /** What is different afterwards. */
  readonly change: Partial<CallModel>;
  readonly effects?: readonly CallEffect[];
}

function check(rows: Readonly<Record<string, Row>>): void {
  it.each(Object.entries(rows))('%s', (_, { given, facts, event, change, effects = [] }) => {
    const before = { ...IDLE, ...given };
    const [model, ...followed] = reduce(before, event, { ...QUIET, ...facts });
    expect(model).toEqual({ ...before, ...change });
    expect(followed).toEqual(effects);
  });
}

describe('by me', () => {
  const join: CallEvent = { kind: 'join', using: BOTH };
  const callBen: CallEvent = { kind: 'call', to: ben, using: BOTH };
  const accept: CallEvent = { kind: 'accept', using: BOTH };
  check({
    'joining the room': { event: join, change: { state: IN_ROOM }, effects: [both] },
    'joining without a camera': {
      event: { ...join, using: ['microphone'] },
      change: { state: IN_ROOM },
      effects: [microphone],
    },
    'joining with nothing': {
      event: { ...join, using: [] },
      change: { state: IN_ROOM },
      effects: [{ kind: 'capture', sources: [] }],
    },
    'joining takes away what was told before': {
      given: { news: { kind: 'ended', with: ben } },
      event: join,
      change: { state: IN_ROOM, news: null },
      effects: [both],
    },
    'joining a full call': {
      facts: { inRoomCall: 3 },
      event: join,
      change: { news: { kind: 'full', limit: 3 } },
    },
    'joining where all cameras are taken': {
      facts: { cameras: 2 },
      event: join,
      change: { state: IN_ROOM, news: { kind: 'cameras-full', limit: 2 } },
      effects: [{ kind: 'stop', source: 'camera' }, microphone],
    },
    'joining from another call': { given: { state: WITH_BEN }, event: join, change: {} },
    'calling somebody': {
      event: callBen,
      change: { state: { ...RINGING_BEN, id: 'new' } },
      effects: [both],
    },
    'calling somebody, whose picture is nobody else’s matter': {
      facts: { cameras: 2 },
      event: callBen,
      change: { state: { ...RINGING_BEN, id: 'new' } },
      effects: [both],
    },
    'calling who is calling me': {
      given: { incoming: FROM_BEN },
      event: callBen,
      change: { incoming: null, state: { ...WITH_BEN, id: 'his' } },
      effects: [both],
    },
    'calling from another call': { given: { state: IN_ROOM }, event: callBen, change: {} },
    accepting: {
      given: { incoming: FROM_BEN },
      event: accept,
      change: { incoming: null, state: { ...WITH_BEN, id: 'his' } },
      effects: [both],
    },
    'accepting nothing': { event: accept, change: {} },
    declining: {
      given: { incoming: FROM_BEN },
      event: { kind: 'decline' },
      change: { incoming: null, declinedAt: { [ben]: QUIET.now } },
      effects: [{ kind: 'answer', to: ben, step: 'declined', id: 'his' }],
    },
    'hanging up': { given: { state: WITH_BEN }, event: { kind: 'hang-up' }, change: { state: NONE } },
    'dismissing what was told': {
      given: { news: { kind: 'busy', with: ben } },
      event: { kind: 'dismiss-news' },
      change: { news: null },
    },
    'turning the camera on in a full call': {
      given: { state: IN_ROOM },
      facts: { cameras: 2 },
      event: { kind: 'picture', source: 'camera', isOn: true },
      change: { news: { kind: 'cameras-full', limit: 2 } },
    },
    'turning the screen on': {
      given: { state: IN_ROOM },
      event: { kind: 'picture', source: 'screen', isOn: true },
      change: {},
      effects: [{ kind: 'capture', sources: ['screen'] }],
    },
    'turning the camera off': {
      given: { state: IN_ROOM },
      event: { kind: 'picture', source: 'camera', isOn: false },
      change: {},
      effects: [{ kind: 'stop', source: 'camera' }],
    },
  });
});

describe('after a reload', () => {
  check({
    'returning to the room': {
      given: { returning: RETURN_TO_ROOM },
      event: { kind: 'return', using: BOTH },
      change: { returning: null, state: IN_ROOM },
      effects: [correctAll, both],
    },
    'returning to who waits': {
      given: { returning: RETURN_TO_BEN },
      facts: { isAwaited: true },
      event: { kind: 'return', using: BOTH },
      change: { returning: null, state: WITH_BEN },
      effects: [correctAll, both],
    },
    'returning to who does not wait rings': {
      given: { returning: RETURN_TO_BEN },
      event: { kind: 'return', using: BOTH },
      change: { returning: null, state: { ...RINGING_BEN, id: 'new' } },
      effects: [correctAll, both],
    },
    'staying out': {
      given: { returning: RETURN_TO_BEN },
      event: { kind: 'stay-out' },
      change: { returning: null },
      effects: [correctAll],
    },
    'staying out of nothing': { event: { kind: 'stay-out' }, change: {} },
    'the other calls anew': {
      given: { returning: RETURN_TO_BEN },
      event: from(ben, 'ring', 'his'),
      change: { returning: null, incoming: FROM_BEN },
      effects: [correctAll],
    },
    'somebody else calls': {
      given: { returning: RETURN_TO_BEN },
      event: from(cleo, 'ring', 'hers'),
      change: { incoming: { from: cleo, id: 'hers' } },
    },
    'another call ends the offer': {
      given: { returning: RETURN_TO_BEN },
      event: { kind: 'call', to: cleo, using: BOTH },
      change: { returning: null, state: { kind: 'ringing', id: 'new', with: cleo } },
      effects: [correctAll, both],
    },
  });
});

describe('somebody rings', () => {
  const ring = from(ben, 'ring', 'his');
  check({
    'and I am free': { event: ring, change: { incoming: FROM_BEN } },
    'and says so again': { given: { incoming: FROM_BEN }, event: ring, change: {} },
    'and rings in another call than before': {
      given: { incoming: { from: ben, id: 'earlier' } },
      event: ring,
      change: { incoming: FROM_BEN },
    },
    'and I muted them': { facts: { isMuted: () => true }, event: ring, change: {} },
    'and I am in a call': { given: { state: IN_ROOM }, event: ring, change: {}, effects: [busy()] },
    'and somebody else rings already': {
      given: { incoming: { from: cleo, id: 'hers' } },
      event: ring,
      change: {},
      effects: [busy()],
    },
    'and I declined just now': {
      given: { declinedAt: { [ben]: QUIET.now - 2_999 } },
      event: ring,
      change: {},
      effects: [busy()],
    },
    'and I declined a while ago': {
      given: { declinedAt: { [ben]: QUIET.now - 3_000 } },
      event: ring,
      change: { incoming: FROM_BEN },
    },
    'whom I am calling, in a call that sorts before mine': {
      given: { state: RINGING_BEN },
      event: ring,
      change: { state: { ...WITH_BEN, id: 'his' } },
    },
    'whom I am calling, in a call that sorts after mine': {
      given: { state: RINGING_BEN },
      event: from(ben, 'ring', 'theirs'),
      change: { state: { ...WITH_BEN, id: 'mine' } },
    },
    'who is in a call with me, and lost it': {
      given: { state: WITH_BEN },
      event: ring,
      change: { state: { ...WITH_BEN, id: 'his' } },
    },
    'and takes it back': {
      given: { incoming: FROM_BEN },
      event: from(ben, 'out', 'room'),
      change: { incoming: null, news: { kind: 'missed', with: ben } },
    },
    'and rang for long enough': {
      given: { incoming: FROM_BEN },
      event: { kind: 'rung' },
      change: { incoming: null, news: { kind: 'missed', with: ben } },
    },
    'and leaves': {
      given: { incoming: FROM_BEN, declinedAt: { [ben]: 1, [cleo]: 2 } },
      event: { kind: 'left', id: ben },
      change: { incoming: null, declinedAt: { [cleo]: 2 }, news: { kind: 'missed', with: ben } },
      effects: [{ kind: 'gone', member: ben }],
    },
  });
});

describe('I ring somebody', () => {
  const given = { state: RINGING_BEN };
  const ended = (kind: 'declined' | 'busy' | 'no-answer' | 'unreachable'): Partial<CallModel> => ({
    state: NONE,
    news: { kind, with: ben },
  });
  check({
    'who accepts': {
      given,
      event: from(ben, 'in', 'mine'),
      change: { state: { ...WITH_BEN, id: 'mine' } },
    },
    'who declines': { given, event: from(ben, 'declined', 'mine'), change: ended('declined') },
    'who is busy': { given, event: from(ben, 'busy', 'mine'), change: ended('busy') },
    'who declined another call': { given, event: from(ben, 'declined', 'earlier'), change: {} },
    'and somebody else declines': { given, event: from(cleo, 'declined', 'mine'), change: {} },
    'who is in the room’s call': { given, event: from(ben, 'in', 'room'), change: {} },
    'who does not answer': { given, event: { kind: 'waited' }, change: ended('no-answer') },
    'who leaves': {
      given,
      event: { kind: 'left', id: ben },
      change: ended('unreachable'),
      effects: [{ kind: 'gone', member: ben }],
    },
  });
});

describe('in a call with one member', () => {
  const given = { state: WITH_BEN };
  const ended: Partial<CallModel> = { state: NONE, news: { kind: 'ended', with: ben } };
  check({
    'they say again that they are in it': { given, event: from(ben, 'in', 'ours'), change: {} },
    'they hang up': { given, event: from(ben, 'out', 'room'), change: ended },
    'they go to another': { given, event: from(ben, 'in', 'another'), change: ended },
    'they leave without a word': {
      given,
      event: { kind: 'left', id: ben },
      change: { state: WAITING_FOR_BEN },
      effects: [{ kind: 'away', member: ben }],
    },
    'they come back in time': {
      given: { state: WAITING_FOR_BEN },
      event: from(ben, 'in', 'ours'),
      change: { state: WITH_BEN },
    },
    'they do not come back': { given: { state: WAITING_FOR_BEN }, event: { kind: 'waited' }, change: ended },
    'somebody else leaves': {
      given,
      event: { kind: 'left', id: cleo },
      change: {},
      effects: [{ kind: 'gone', member: cleo }],
    },
    'somebody else goes to the room’s call': { given, event: from(cleo, 'in', 'room'), change: {} },
    'somebody else believes me in one with them': {
      given,
      event: from(cleo, 'in', 'hers'),
      change: {},
      effects: [{ kind: 'correct', member: cleo }],
    },
  });
});
