import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { FrameRouter } from '../../net/mesh/frame-router.ts';
import { memberId, memberIds } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { Activities } from './activities.ts';
import { type ActivityFrame, activityChannel } from './activity-channel.ts';
import type { Activity } from './member.ts';

const [ben, cleo, dan, eve] = memberIds('ben', 'cleo', 'dan', 'eve');

let clock: VirtualClock;
let sent: [to: string, is: Activity][];
let changes: [id: string, activity: Activity][];
let isLinked: boolean;
let router: FrameRouter;
let activities: Activities;
beforeEach(() => {
  clock = new VirtualClock();
  router = new FrameRouter([activityChannel]);
  [sent, changes, isLinked] = [[], [], true];
  activities = new Activities({
    clock,
    members: () => [ben, cleo],
    channel: router.channel(activityChannel),
    changed: (id, activity) => changes.push([id, activity]),
  });
  router.attach({
    send(to, frame) {
      if (isLinked) sent.push([to, (frame as ActivityFrame).is]);
      return isLinked;
    },
    relay: () => false,
  });
});

const hear = (from: MemberId, is: Activity) =>
  router.receive(from, { type: 'activity', is } as ActivityFrame);
const reach = (id: MemberId) => router.follow(id, { kind: 'direct' });
const told = () => sent.splice(0);
const seen = () => changes.splice(0);

describe('what I am doing', () => {
  it('is told to everybody, and not again while it stays the same', () => {
    activities.tell('away');
    activities.tell('away');
    expect(told()).toEqual([
      ['ben', 'away'],
      ['cleo', 'away'],
    ]);
    activities.tell('here');
    activities.tell('here');
    expect(told()).toEqual([
      ['ben', 'here'],
      ['cleo', 'here'],
    ]);
  });

  it('is told again while it is typing, or it would be over for the others', () => {
    activities.tell('typing');
    activities.tell('typing');
    expect(told()).toHaveLength(4);
  });

  it('is told to one alone while it is typing to them, and then what it is to everybody', () => {
    activities.tell('away');
    told();
    activities.whisper(ben, true);
    expect(told()).toEqual([['ben', 'whispering']]);
    router.opened(cleo);
    expect(told()).toEqual([['cleo', 'away']]);
    activities.whisper(ben, false);
    expect(told()).toEqual([['ben', 'away']]);
  });

  it('is told on a link that opens later, unless it is nothing special', () => {
    router.opened(dan);
    expect(told()).toEqual([]);
    activities.tell('away');
    told();
    router.opened(dan);
    expect(told()).toEqual([['dan', 'away']]);
  });

  it('is told late to whom it could not be told, once', () => {
    isLinked = false;
    activities.tell('away');
    isLinked = true;
    reach(ben);
    reach(ben);
    expect(told()).toEqual([['ben', 'away']]);
    isLinked = false;
    activities.tell('here');
    isLinked = true;
    reach(ben);
    reach(cleo);
    expect(told()).toEqual([['ben', 'here']]);
  });

  it('needs no telling when what was typed is said', () => {
    activities.tell('typing');
    told();
    activities.said();
    activities.tell('here');
    reach(ben);
    expect(told()).toEqual([]);
  });

  it('stays away whatever is said meanwhile', () => {
    activities.tell('away');
    activities.said();
    told();
    router.opened(dan);
    expect(told()).toEqual([['dan', 'away']]);
  });
});

describe('what others are doing', () => {
  it('is what they told last', () => {
    hear(ben, 'away');
    hear(ben, 'here');
    expect(seen()).toEqual([
      ['ben', 'away'],
      ['ben', 'here'],
    ]);
  });

  it('is typing for as long as that is told again', () => {
    hear(ben, 'typing');
    clock.advance(4_000);
    hear(ben, 'typing');
    clock.advance(4_000);
    expect(seen()).toEqual([
      ['ben', 'typing'],
      ['ben', 'typing'],
    ]);
    clock.advance(4_000);
    expect(seen()).toEqual([['ben', 'here']]);
    clock.advance(60_000);
    expect(seen()).toEqual([]);
  });

  it('is not typing any more once it is said; and whoever did not type stays as they are', () => {
    hear(ben, 'typing');
    hear(cleo, 'away');
    seen();
    activities.heard(ben);
    activities.heard(cleo);
    activities.heard(memberId('nobody'));
    expect(seen()).toEqual([['ben', 'here']]);
    clock.advance(60_000);
    expect(seen()).toEqual([]);
  });

  it('is forgotten with the link: on a new one they tell it anew', () => {
    hear(ben, 'away');
    seen();
    router.opened(ben);
    expect(seen()).toEqual([['ben', 'here']]);
  });

  it('ends silently with whoever left, and with me', () => {
    hear(ben, 'typing');
    hear(cleo, 'typing');
    router.left(ben);
    activities.close();
    seen();
    clock.advance(60_000);
    expect(seen()).toEqual([]);
  });

  it('changes twenty times in ten seconds at most, however many frames come, and typing still ends', () => {
    for (let n = 0; n < 10_000; n += 1) hear(eve, n % 2 === 0 ? 'here' : 'typing');
    expect(seen()).toHaveLength(20);
    clock.advance(6_000);
    expect(seen()).toEqual([['eve', 'here']]);
    hear(ben, 'typing');
    expect(seen()).toEqual([['ben', 'typing']]);
    clock.advance(4_000);
    seen();
    hear(eve, 'away');
    expect(seen()).toEqual([['eve', 'away']]);
  });
});

it('nobody types by what waited until the page could show it: it may be said by now', () => {
  activities.close();
  hear(ben, 'away');
  hear(cleo, 'typing');
  seen();
  activities = new Activities({
    clock,
    members: () => [ben, cleo],
    channel: router.channel(activityChannel),
    changed: (id, activity) => changes.push([id, activity]),
  });
  expect(seen()).toEqual([['ben', 'away']]);
  hear(cleo, 'typing');
  expect(seen()).toEqual([['cleo', 'typing']]);
});
