import { randomBytes as nodeRandomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { LinkSignal } from '../link/link.ts';
import { Pace } from './pace.ts';
import { SealedLink } from './sealed-link.ts';

const randomBytes = (count: number) => Uint8Array.from(nodeRandomBytes(count));

interface End {
  readonly link: SealedLink;
  readonly signals: LinkSignal[];
  readonly frames: string[];
  readonly states: string[];
  /** What it gave to the server. */
  readonly packets: string[];
}

let clock: VirtualClock;
let isServerThere: boolean;

function makeEnd(signingContext = 'room'): End {
  const end = {
    signals: [] as LinkSignal[],
    frames: [] as string[],
    states: [] as string[],
    packets: [] as string[],
  };
  const handlers = {
    signal: (signal: LinkSignal) => void end.signals.push(signal),
    state: (state: string) => void end.states.push(state),
    frame: (text: string) => void end.frames.push(text),
  };
  const link = new SealedLink(
    { isPolite: true, iceServers: [], isTurnOnly: false, handlers },
    {
      clock,
      signingContext,
      randomBytes,
      pace: new Pace(clock),
      send(packet) {
        if (isServerThere) end.packets.push(packet);
        return isServerThere;
      },
    },
  );
  return { link, ...end };
}

function joined(a = makeEnd(), b = makeEnd()): [End, End] {
  a.link.offer();
  for (const signal of a.signals.splice(0)) b.link.accept(signal);
  for (const signal of b.signals.splice(0)) a.link.accept(signal);
  return [a, b];
}

const deliver = (from: End, to: End) => {
  for (const packet of from.packets.splice(0)) to.link.receive(packet);
};

beforeEach(() => {
  clock = new VirtualClock();
  isServerThere = true;
});

describe('a sealed link', () => {
  it('opens at both ends, with the same keys the other way round, and carries frames in order', () => {
    const [ann, ben] = joined();
    expect([ann.link.state, ben.link.state]).toEqual(['open', 'open']);
    const { local, remote } = ann.link.fingerprints ?? {};
    expect(ben.link.fingerprints).toEqual({ local: remote, remote: local });
    const texts = ['one', 'Grüße 👋', 'x'.repeat(50_000)];
    for (const text of texts) expect(ann.link.send(text)).toBe(true);
    ben.link.send('back');
    deliver(ann, ben);
    deliver(ben, ann);
    expect(ben.frames).toEqual(texts);
    expect(ann.frames).toEqual(['back']);
  });

  it('keeps what comes before its key', () => {
    const [ann, ben] = [makeEnd(), makeEnd()];
    ann.link.offer();
    for (const signal of ann.signals) ben.link.accept(signal);
    ben.link.send('early');
    deliver(ben, ann);
    expect(ann.frames).toEqual([]);
    for (const signal of ben.signals) ann.link.accept(signal);
    expect(ann.frames).toEqual(['early']);
  });

  it('takes nothing that is repeated, swapped, turned round, changed or made up', () => {
    const [ann, ben] = joined();
    ann.link.send('first');
    ann.link.send('second');
    const [first = '', second = ''] = ann.packets;
    ben.link.receive(second);
    ann.link.receive(first);
    ben.link.receive(`${first.startsWith('A') ? 'B' : 'A'}${first.slice(1)}`);
    ben.link.receive('x'.repeat(400));
    ben.link.receive('');
    expect([ann.frames, ben.frames]).toEqual([[], []]);
    ben.link.receive(first);
    ben.link.receive(first);
    ben.link.receive(second);
    expect(ben.frames).toEqual(['first', 'second']);
  });

  it('says nothing of what is said: neither text nor length', () => {
    const [ann] = joined();
    ann.link.send('a secret');
    ann.link.send('another secret, which is longer than the first one');
    const [first = '', second = ''] = ann.packets;
    expect(first.length).toBe(second.length);
    for (const packet of [first, second])
      expect(Buffer.from(packet, 'base64url').toString('latin1')).not.toContain('secret');
  });

  it('of two rooms understand nothing of each other', () => {
    const [ann, ben] = joined(makeEnd('one room'), makeEnd('another'));
    ann.link.send('hello');
    deliver(ann, ben);
    expect(ben.frames).toEqual([]);
  });

  it.each(['', 'no key', 'A'.repeat(43)])('ends where the other key is none: "%s"', (sdp) => {
    const ann = makeEnd();
    ann.link.accept({ description: { type: 'offer', sdp } });
    expect(ann.link.state).toBe('closed');
  });

  it('sends no faster than its pace, and takes no more than may wait', () => {
    const [ann, ben] = joined();
    let taken = 0;
    while (ann.link.send('y'.repeat(16_000))) taken += 1;
    const atOnce = ann.packets.length;
    expect(atOnce).toBeLessThan(taken);
    expect(taken).toBeLessThan(100);
    clock.advance(2_000);
    const [sizeOfOne = ''] = ann.packets;
    expect((ann.packets.length - atOnce) * sizeOfOne.length).toBeLessThanOrEqual(72_000);
    clock.advance(3_600_000);
    deliver(ann, ben);
    expect(ben.frames).toHaveLength(taken);
  });

  it('closes when the server takes nothing, and tells so once', () => {
    const [ann] = joined();
    isServerThere = false;
    expect(ann.link.send('lost')).toBe(false);
    expect(ann.states).toEqual(['open', 'closed']);
    ann.link.close();
    expect(ann.states).toEqual(['open', 'closed']);
  });
});
