/**
 * The rules of calls as a pure function: a model, an event and some facts give the next model and the effects.
 * `call.ts` performs the effects. Does not know media, links or clocks.
 */
import type { MemberId } from '../people/member.ts';
import type { CallFrame } from './call-channel.ts';
import {
  type CallEffect,
  type CallEnd,
  type CallEvent,
  type CallFacts,
  type CallModel,
  type CallState,
  ROOM_CALL,
} from './call-state.ts';
import type { Using } from './device-memory.ts';

/** The next model, and the effects in their order. */
type Step = readonly [CallModel, ...CallEffect[]];

/** After being declined, nobody rings again at once. */
const REST_MS = 3_000;

const NONE: CallState = { kind: 'none' };

export function reduce(model: CallModel, event: CallEvent, facts: CallFacts): Step {
  switch (event.kind) {
    case 'join':
      return join(model, event.using, facts);
    case 'call':
      return call(model, event.to, event.using, facts);
    case 'accept':
      return accept(model, event.using, facts);
    case 'decline':
      return decline(model, facts);
    case 'hang-up':
      return go(model, NONE);
    case 'return':
      return goBack(model, event.using, facts);
    case 'stay-out':
      return endReturn(model);
    case 'dismiss-news':
      return [{ ...model, news: null }];
    case 'picture':
      return picture(model, event.source, event.isOn, facts);
    case 'frame':
      return heard(model, event.from, event.frame, facts);
    case 'left':
      return left(model, event.id);
    case 'waited':
      return waited(model);
    case 'rung':
      return [missed(model)];
  }
}

function join(model: CallModel, using: Using, facts: CallFacts): Step {
  if (model.state.kind !== 'none') return [model];
  const { members } = facts.size;
  if (facts.inRoomCall >= members) return [{ ...model, news: { kind: 'full', limit: members } }];
  return start(go(model, { kind: 'room' }), using, facts);
}

function call(model: CallModel, to: MemberId, using: Using, facts: CallFacts): Step {
  if (model.state.kind !== 'none') return [model];
  if (model.incoming?.from === to) return accept(model, using, facts);
  return start(go(model, { kind: 'ringing', id: facts.newId(), with: to }), using, facts);
}

function accept(model: CallModel, using: Using, facts: CallFacts): Step {
  const { incoming } = model;
  if (incoming === null || model.state.kind !== 'none') return [model];
  return start(go({ ...model, incoming: null }, inPair(incoming.id, incoming.from)), using, facts);
}

function decline(model: CallModel, { now }: CallFacts): Step {
  const { incoming } = model;
  if (incoming === null) return [model];
  const { from, id } = incoming;
  const declinedAt = { ...model.declinedAt, [from]: now };
  return [
    { ...model, incoming: null, declinedAt },
    { kind: 'answer', to: from, step: 'declined', id },
  ];
}

/** Back to the call that the reload took me out of; rings where nobody waits for me there. */
function goBack(model: CallModel, using: Using, facts: CallFacts): Step {
  const { returning } = model;
  if (returning === null) return [model];
  const [ended, ...effects] = endReturn(model);
  const next =
    returning.with === null
      ? join(ended, using, facts)
      : facts.isAwaited
        ? start(go(ended, inPair(returning.id, returning.with)), using, facts)
        : call(ended, returning.with, using, facts);
  return after(effects, next);
}

function picture(model: CallModel, source: 'camera' | 'screen', isOn: boolean, facts: CallFacts): Step {
  if (!isOn) return [model, { kind: 'stop', source }];
  if (hasRoomForCamera(model, facts)) return [model, { kind: 'capture', sources: [source] }];
  return [withoutCamera(model, facts)];
}

function heard(model: CallModel, from: MemberId, frame: CallFrame, facts: CallFacts): Step {
  const { state } = model;
  const isOurs = 'id' in state && state.with === from && state.id === frame.id;
  if (frame.step === 'declined' || frame.step === 'busy')
    return state.kind === 'ringing' && isOurs ? fail(model, frame.step, from) : [model];
  if (frame.step === 'ring') return rungBy(model, from, frame.id, facts);
  const rest = takenBack(model, from);
  const isWithMe = isOurs && frame.step === 'in';
  if (state.kind === 'ringing' && isWithMe) return go(rest, inPair(state.id, from));
  if (state.kind === 'pair' && isWithMe)
    return [state.isWaiting ? { ...rest, state: inPair(state.id, from) } : rest];
  if (state.kind === 'pair' && state.with === from) return fail(rest, 'ended', from);
  // They were cut off for longer than I waited, and still believe that I am in a call with them.
  if (frame.step === 'in' && frame.id !== ROOM_CALL) return [rest, { kind: 'correct', member: from }];
  return [rest];
}

function rungBy(model: CallModel, from: MemberId, id: string, facts: CallFacts): Step {
  const { state, incoming } = model;
  if ('with' in state && state.with === from) {
    // Both called each other, so one of the two calls is as good as the other; or they lost ours and call again.
    const isMine = state.kind === 'ringing' && state.id < id;
    return go(model, inPair(isMine ? state.id : id, from));
  }
  // They come back with a call of their own.
  const [rest, ...effects] = model.returning?.with === from ? endReturn(model) : [model];
  if (incoming?.from === from && incoming.id === id) return [rest, ...effects];
  const isResting = facts.now - (model.declinedAt[from] ?? Number.NEGATIVE_INFINITY) < REST_MS;
  if (state.kind !== 'none' || (incoming && incoming.from !== from) || isResting)
    return [rest, ...effects, { kind: 'answer', to: from, step: 'busy', id }];
  // A muted member gets no answer: they are not told that they are muted.
  return [facts.isMuted(from) ? rest : { ...rest, incoming: { from, id } }, ...effects];
}

function left(model: CallModel, id: MemberId): Step {
  const { [id]: _, ...declinedAt } = model.declinedAt;
  const rest = takenBack({ ...model, declinedAt }, id);
  const { state } = rest;
  if (!('with' in state) || state.with !== id) return [rest, { kind: 'gone', member: id }];
  // They did not hang up: they may only be reloading the page.
  if (state.kind === 'pair')
    return [
      { ...rest, state: { ...state, isWaiting: true } },
      { kind: 'away', member: id },
    ];
  return after([{ kind: 'gone', member: id }], fail(rest, 'unreachable', id));
}

function waited(model: CallModel): Step {
  const { state } = model;
  return 'with' in state
    ? fail(model, state.kind === 'ringing' ? 'no-answer' : 'ended', state.with)
    : [model];
}

/** They ring no more, and were not answered. */
const takenBack = (model: CallModel, from: MemberId): CallModel =>
  model.incoming?.from === from ? missed(model) : model;

function missed(model: CallModel): CallModel {
  const { incoming } = model;
  return incoming ? { ...model, incoming: null, news: { kind: 'missed', with: incoming.from } } : model;
}

const inPair = (id: string, other: MemberId): CallState => ({
  kind: 'pair',
  id,
  with: other,
  isWaiting: false,
});

function go(model: CallModel, state: CallState): Step {
  const [rest, ...effects] = endReturn(model);
  return [{ ...rest, state, news: null }, ...effects];
}

function fail(model: CallModel, kind: CallEnd, id: MemberId): Step {
  const [rest, ...effects] = go(model, NONE);
  return [{ ...rest, news: { kind, with: id } }, ...effects];
}

/** Members who believe that I am still in that call must be told either way. */
const endReturn = (model: CallModel): Step =>
  model.returning === null
    ? [model]
    : [
        { ...model, returning: null },
        { kind: 'correct', member: 'all' },
      ];

/** The devices may run already, because the person looked at themselves before. */
function start([model, ...effects]: Step, using: Using, facts: CallFacts): Step {
  const isTooMuch = using.includes('camera') && !hasRoomForCamera(model, facts);
  if (!isTooMuch) return [model, ...effects, { kind: 'capture', sources: using }];
  return [
    withoutCamera(model, facts),
    ...effects,
    { kind: 'stop', source: 'camera' },
    { kind: 'capture', sources: using.filter((source) => source !== 'camera') },
  ];
}

const hasRoomForCamera = ({ state }: CallModel, { cameras, size }: CallFacts): boolean =>
  state.kind !== 'room' || cameras < size.cameras;

const withoutCamera = (model: CallModel, { size }: CallFacts): CallModel => ({
  ...model,
  news: { kind: 'cameras-full', limit: size.cameras },
});

const after = (effects: readonly CallEffect[], [model, ...more]: Step): Step => [model, ...effects, ...more];
