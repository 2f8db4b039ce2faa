import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { memberIds } from '../../testing/ids.ts';
import { type ChannelFrame, channelKind, type FrameOf } from '../protocol/channel-kind.ts';
import { encodeFrame, MAX_FRAME_LENGTH } from '../protocol/frame.ts';
import { byeChannel } from '../protocol/net-channels.ts';
import { type ChannelListener, FrameRouter } from './frame-router.ts';

const [cleo, ann, ben, dan, eve] = memberIds('cleo', 'ann', 'ben', 'dan', 'eve');

const n = v.pipe(v.number(), v.maxValue(99));
const say = v.strictObject({ type: v.literal('say'), n });
const ask = v.strictObject({ type: v.literal('ask'), n });
const mood = v.strictObject({ type: v.literal('mood'), n });
const hint = v.strictObject({ type: v.literal('hint'), n });

/** Also over others, but for `ask`. */
const talk = channelKind({
  name: 'talk',
  frames: { say, ask },
  relayed: { say },
  buffer: 3,
  answered: ['ask'],
});
const moods = channelKind({ name: 'moods', frames: { mood }, buffer: 'latest' });
const hints = channelKind({ name: 'hints', frames: { hint } });

const DIRECT = { kind: 'direct' } as const;
const OVER_CLEO = { kind: 'via', over: cleo } as const;
const aSay = (value: number): FrameOf<typeof talk> => ({ type: 'say', n: value });
const aMood = (value: number): FrameOf<typeof moods> => ({ type: 'mood', n: value });

let router: FrameRouter;
let told: string[];
beforeEach(() => {
  router = new FrameRouter([talk, moods, hints]);
  told = [];
});

const listener: ChannelListener<ChannelFrame & { readonly n: number }> = {
  onFrame: (from, frame) => void told.push(`${from}: ${frame.type} ${frame.n}`),
  onOpen: (id) => void told.push(`${id} opened`),
  onReachable: (id, way) => void told.push(`${id} ${way.kind === 'via' ? `via ${way.over}` : way.kind}`),
  onLost: (id) => void told.push(`${id} lost`),
  onLeft: (id) => void told.push(`${id} left`),
};

describe('a frame', () => {
  it('goes to the channel of its kind and to no other', () => {
    router.channel(talk).subscribe(listener);
    router.channel(moods).subscribe({ onFrame: (from) => void told.push(`a mood of ${from}`) });
    router.receive(ann, aSay(1));
    router.receive(ben, aMood(2));
    expect(told).toEqual(['ann: say 1', 'a mood of ben']);
  });

  it('of an unknown type is none, and neither is one that its kind refuses or that is too long', () => {
    const read = (content: unknown) => router.decode(JSON.stringify(content));
    expect(read(aSay(1))).toEqual(aSay(1));
    expect(read({ type: 'shout', n: 1 })).toBeNull();
    expect(read({ type: 'toString', n: 1 })).toBeNull();
    expect(read({ type: 'say', n: 100 })).toBeNull();
    expect(read({ type: 'say', n: 1, extra: 1 })).toBeNull();
    expect(router.decode(encodeFrame(aSay(1)).padEnd(MAX_FRAME_LENGTH))).not.toBeNull();
    expect(router.decode(encodeFrame(aSay(1)).padEnd(MAX_FRAME_LENGTH + 1))).toBeNull();
    router.receive(ann, { type: 'shout' });
  });

  it('comes over others only where its kind says so', () => {
    const read = (frame: object) => router.decodeRelayed(JSON.stringify(frame));
    expect(read(aSay(1))).toEqual(aSay(1));
    expect(read({ type: 'ask', n: 1 })).toBeNull();
    expect(read(aMood(1))).toBeNull();
    expect(read({ type: 'ping', nonce: 1 })).toBeNull();
  });

  it('has one kind: two that have frames of one type cannot be in one list', () => {
    const other = channelKind({ name: 'other', frames: { say } });
    expect(() => new FrameRouter([talk, other])).toThrow('say');
    expect(() => new FrameRouter([channelKind({ name: 'other', relayed: byeChannel.relayed })])).toThrow(
      'bye',
    );
    expect(() => new FrameRouter([]).channel(talk)).toThrow('talk');
  });
});

describe('sending', () => {
  it('is on the own link or over others, and says whether it was taken', () => {
    const channel = router.channel(talk);
    expect([channel.send(ann, aSay(1)), channel.relay(ann, { type: 'say', n: 1 })]).toEqual([false, false]);
    const sent: unknown[] = [];
    router.attach({
      send: (...frame) => sent.push(frame) < 3,
      relay: (...frame) => sent.push(frame) < 4,
    });
    expect(channel.send(ann, aSay(1))).toBe(true);
    expect(channel.send(ann, { type: 'ask', n: 2 })).toBe(true);
    expect(channel.send(ann, aSay(3))).toBe(false);
    expect(channel.relay(ben, { type: 'say', n: 4 })).toBe(false);
    expect(sent).toEqual([
      ['ann', aSay(1), false],
      ['ann', { type: 'ask', n: 2 }, true],
      ['ann', aSay(3), false],
      ['ben', aSay(4)],
    ]);
  });
});

describe('until somebody subscribes', () => {
  it('a list waits in its order, up to its bound, whoever left meanwhile', () => {
    router.receive(ann, aSay(1));
    router.receive(ben, aSay(2));
    router.left(ann);
    router.receive(ben, aSay(3));
    router.receive(ben, aSay(4));
    router.channel(talk).subscribe(listener);
    expect(told).toEqual(['ann: say 1', 'ben: say 2', 'ben: say 3']);
  });

  it('the latest of each member waits, as long as they are there', () => {
    for (let value = 0; value < 99; value += 1) router.receive(ann, aMood(value));
    router.receive(ben, aMood(1));
    router.receive(cleo, aMood(2));
    router.left(ben);
    router.channel(moods).subscribe(listener);
    expect(told).toEqual(['ann: mood 98', 'cleo: mood 2']);
  });

  it('nothing waits where the kind does not say so', () => {
    router.receive(ann, { type: 'hint' });
    router.channel(hints).subscribe(listener);
    expect(told).toEqual([]);
  });
});

describe('a subscriber', () => {
  it('is told who can be reached, and before what they said', () => {
    router.receive(ben, aSay(1));
    router.follow(ann, DIRECT);
    router.follow(ben, OVER_CLEO);
    router.follow(dan, DIRECT);
    router.follow(dan, null);
    router.follow(eve, DIRECT);
    router.left(eve);
    router.channel(talk).subscribe(listener);
    expect(told).toEqual(['ann direct', 'ben via cleo', 'ben: say 1']);
  });

  it('hears of links, ways and departures', () => {
    router.channel(talk).subscribe(listener);
    router.follow(ann, DIRECT);
    router.opened(ann);
    router.follow(ann, OVER_CLEO);
    router.follow(ann, null);
    router.left(ann);
    expect(told).toEqual(['ann direct', 'ann opened', 'ann via cleo', 'ann lost', 'ann left']);
  });

  it('hears of own links alone where nothing of the kind is relayed', () => {
    router.follow(ben, OVER_CLEO);
    router.channel(moods).subscribe(listener);
    router.follow(ann, DIRECT);
    router.follow(ann, OVER_CLEO);
    expect(told).toEqual(['ann direct', 'ann lost']);
  });

  it('is the only one, and what comes after it unsubscribed waits for the next', () => {
    const channel = router.channel(talk);
    const unsubscribe = channel.subscribe(listener);
    expect(() => channel.subscribe(listener)).toThrow('talk');
    router.receive(ann, aSay(1));
    unsubscribe();
    router.receive(ann, aSay(2));
    router.opened(ann);
    expect(told).toEqual(['ann: say 1']);
    channel.subscribe(listener);
    unsubscribe();
    router.receive(ann, aSay(3));
    expect(told).toEqual(['ann: say 1', 'ann: say 2', 'ann: say 3']);
  });
});
