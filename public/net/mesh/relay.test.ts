import { beforeEach, describe, expect, it } from 'vitest';
import { type AnyRelayed, decodeRelayed } from '../../testing/frames.ts';
import { memberId } from '../../testing/ids.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { Signer } from '../crypto/signer.ts';
import { silent } from '../log.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import { type CarriedFrame, MAX_HOPS } from '../protocol/net-channels.ts';
import { Relay } from './relay.ts';
import type { Route } from './routes.ts';

const nobody = memberId('nobody');

const ann = nodeSigner(new Uint8Array(32).fill(1));
const ben = nodeSigner(new Uint8Array(32).fill(2));
const cat = nodeSigner(new Uint8Array(32).fill(3));
const bye: AnyRelayed = { type: 'bye', sessionId: 'a1' };

interface Relaying {
  readonly relay: Relay;
  readonly delivered: [string, ChannelFrame][];
  readonly passed: [string, CarriedFrame][];
  routes: Record<string, Route>;
  takesFrames: boolean;
}

let clock: VirtualClock;
function relayOf(
  signer: Signer,
  routes: Record<string, Route>,
  signingContext = 'room',
  sessionId = 's1',
): Relaying {
  const delivered: [string, ChannelFrame][] = [];
  const passed: [string, CarriedFrame][] = [];
  const relaying: Relaying = {
    delivered,
    passed,
    routes,
    takesFrames: true,
    relay: new Relay({
      signer,
      sessionId,
      verify: nodeVerify,
      signingContext,
      clock,
      log: silent,
      isMember: () => true,
      routeTo: (member) => relaying.routes[member] ?? { kind: 'none' },
      sendDirectly(to, frame) {
        if (relaying.takesFrames) passed.push([to, frame]);
        return relaying.takesFrames;
      },
      decode: decodeRelayed,
      deliver: (from, frame) => void delivered.push([from, frame]),
    }),
  };
  return relaying;
}

let atAnn: Relaying;
let atBen: Relaying;
let atCat: Relaying;
beforeEach(() => {
  clock = new VirtualClock();
  atAnn = relayOf(ann, { [cat.id]: { kind: 'via', over: ben.id } });
  atBen = relayOf(ben, { [ann.id]: { kind: 'direct' }, [cat.id]: { kind: 'direct' } });
  atCat = relayOf(cat, { [ann.id]: { kind: 'via', over: ben.id } });
});

/** What Ann's frame to Cat looks like when Ben takes it. */
function sent(frame = bye): CarriedFrame {
  expect(atAnn.relay.send(cat.id, frame)).toBe(true);
  const last = atAnn.passed.at(-1)?.[1];
  if (!last) throw new Error('nothing was sent');
  return last;
}

describe('a relayed frame', () => {
  it('goes to who relays, from there to its receiver, and is delivered as its author wrote it', () => {
    atBen.relay.receive(sent());
    expect(atAnn.passed.map(([to]) => to)).toEqual([ben.id]);
    expect(atBen.passed.map(([to]) => to)).toEqual([cat.id]);
    for (const [, frame] of atBen.passed) atCat.relay.receive(frame);
    expect(atCat.delivered).toEqual([[ann.id, bye]]);
  });

  it('is not delivered to who only relays it', () => {
    atBen.relay.receive(sent());
    expect(atBen.delivered).toEqual([]);
  });

  it('is refused at once where there is no way, or where nobody takes it', () => {
    expect(atAnn.relay.send(nobody, bye)).toBe(false);
    atAnn.takesFrames = false;
    expect(atAnn.relay.send(cat.id, bye)).toBe(false);
    expect(atAnn.passed).toEqual([]);
  });

  it('can be sent to who is reached over others, and needs not be to who is reached directly', () => {
    expect(atAnn.relay.canReach(cat.id)).toBe(true);
    expect(atBen.relay.canReach(cat.id)).toBe(false);
    expect(atAnn.relay.canReach(nobody)).toBe(false);
  });

  it('is delivered once, however often it comes', () => {
    const frame = sent();
    for (let time = 0; time < 3; time += 1) atCat.relay.receive(frame);
    atCat.relay.receive({ ...frame, hops: 0 });
    expect(atCat.delivered).toHaveLength(1);
  });

  it('is delivered also when a later one overtook it', () => {
    const [first, second] = [sent(), sent({ type: 'signal', sealed: 'x' })];
    atCat.relay.receive(second);
    atCat.relay.receive(first);
    expect(atCat.delivered.map(([, { type }]) => type)).toEqual(['signal', 'bye']);
  });

  it('has a number of its own even when two are sent in the same millisecond', () => {
    expect(sent().nonce).toBeLessThan(sent().nonce);
  });

  it('is dropped when it is much older than the newest of its session', () => {
    const old = sent();
    clock.advance(31_000);
    atCat.relay.receive(sent());
    atCat.relay.receive(old);
    expect(atCat.delivered).toHaveLength(1);
  });

  it('counts though the clock was set back for days before a reload', () => {
    atCat.relay.receive(sent());
    clock = new VirtualClock(clock.now() - 300_000_000);
    atAnn = relayOf(ann, { [cat.id]: { kind: 'via', over: ben.id } }, 'room', 's2');
    const frame = sent();
    atCat.relay.receive(frame);
    atCat.relay.receive(frame);
    expect(atCat.delivered).toHaveLength(2);
  });

  it.each<[string, (frame: CarriedFrame) => Partial<CarriedFrame>]>([
    ['its payload', () => ({ payload: '{"type":"bye","sessionId":"b1"}' })],
    ['its number', ({ nonce }) => ({ nonce: nonce + 1 })],
    ['its session', () => ({ sessionId: 's2' })],
    ['its author', () => ({ from: ben.id })],
    [
      'its signature',
      ({ signature }) => ({ signature: signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }),
    ],
  ])('is dropped when whoever relayed it changed %s', (_, change) => {
    const frame = sent();
    atCat.relay.receive({ ...frame, ...change(frame) });
    expect(atCat.delivered).toEqual([]);
  });

  it('that was forged does not stand in the way of the true one', () => {
    const frame = sent();
    atCat.relay.receive({ ...frame, payload: '{}' });
    atCat.relay.receive(frame);
    expect(atCat.delivered).toHaveLength(1);
  });

  it('is worth nothing to another receiver, and nothing in another room', () => {
    const frame = sent();
    atBen.relay.receive({ ...frame, to: ben.id });
    const elsewhere = relayOf(cat, {}, 'other room');
    elsewhere.relay.receive(frame);
    expect([...atBen.delivered, ...elsewhere.delivered]).toEqual([]);
  });

  it('that says something only a link may say is dropped', () => {
    const unsigned = {
      from: ann.id,
      to: cat.id,
      sessionId: 's1',
      nonce: clock.now(),
      payload: '{"type":"links","members":[]}',
    };
    const signed = ['parley carried 2', 'room', ...Object.values(unsigned)];
    const signature = ann.sign(JSON.stringify(signed));
    atCat.relay.receive({ type: 'carried', ...unsigned, hops: 1, signature });
    expect(atCat.delivered).toEqual([]);
  });

  it('that comes back to its author is dropped', () => {
    const frame = sent();
    atAnn.passed.length = 0;
    atAnn.relay.receive(frame);
    expect([...atAnn.passed, ...atAnn.delivered]).toEqual([]);
  });

  it('is passed on with one hop less each time, and not at all without one', () => {
    const frame = sent();
    expect(frame.hops).toBe(MAX_HOPS);
    atBen.relay.receive(frame);
    expect(atBen.passed.map(([, { hops }]) => hops)).toEqual([MAX_HOPS - 1]);
    atBen.relay.receive({ ...frame, hops: 0 });
    expect(atBen.passed).toHaveLength(1);
  });

  it('in a circle of members who each believe another one to be nearer comes to an end', () => {
    atBen.routes = { [cat.id]: { kind: 'via', over: ann.id } };
    const other = relayOf(nodeSigner(new Uint8Array(32).fill(4)), {
      [cat.id]: { kind: 'via', over: ben.id },
    });
    let frame: CarriedFrame | undefined = sent();
    let passes = 0;
    while (frame) {
      const relaying: Relaying = passes % 2 === 0 ? atBen : other;
      relaying.passed.length = 0;
      relaying.relay.receive(frame);
      frame = relaying.passed[0]?.[1];
      passes += 1;
    }
    expect(passes).toBe(MAX_HOPS + 1);
  });
});
