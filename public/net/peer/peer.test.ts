import { beforeEach, describe, expect, it } from 'vitest';
import type { IceServer } from '../../../src/protocol.ts';
import { addressAt } from '../../../src/testing/addresses.ts';
import { type AnyFrame, decodeFrame } from '../../testing/frames.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { Claim, MemberId, Verify, VerifyAhead } from '../crypto/signer.ts';
import type { Fingerprints, Link, LinkMedia, LinkOptions, LinkSignal, LinkState } from '../link/link.ts';
import type { LinkPath } from '../link/link-path.ts';
import type { Findings } from '../link/unreachable.ts';
import { silent } from '../log.ts';
import { encodeFrame } from '../protocol/frame.ts';
import { signHello } from './hello.ts';
import { Peer } from './peer.ts';
import type { PeerSignal } from './peer-signal.ts';

const there = addressAt('there');

/** One end of a connection in the hands of the test. */
class HandLink implements Link {
  state: LinkState = 'connecting';
  fingerprints: Fingerprints | null = { local: 'sha-256 AA', remote: 'sha-256 BB' };
  readonly sent: (AnyFrame | null)[] = [];
  readonly accepted: LinkSignal[] = [];
  restarts = 0;
  readonly #options: LinkOptions;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  offer(): void {
    this.#options.handlers.signal({ description: { type: 'offer', sdp: 'mine' } });
  }
  accept(signal: LinkSignal): void {
    this.accepted.push(signal);
  }
  send(text: string): boolean {
    this.sent.push(decodeFrame(text));
    return this.state === 'open';
  }
  findings: Findings = { local: [], remote: [], isAnswered: false };
  /** How often the browser was asked for its statistics. */
  asked = 0;

  path(): Promise<LinkPath> {
    this.asked += 1;
    return Promise.resolve({ local: 'host', remote: 'relay', protocol: 'udp', rttMs: null });
  }

  readonly attached: (LinkMedia | null)[] = [];
  attachMedia(media: LinkMedia | null): void {
    this.attached.push(media);
  }
  restart(): void {
    this.restarts += 1;
  }
  close(): void {
    this.state = 'closed';
  }
  become(state: LinkState): void {
    this.state = state;
    this.#options.handlers.state(state);
  }
  hear(frame: AnyFrame): void {
    this.#options.handlers.frame(encodeFrame(frame));
  }
}

const keys = [1, 2, 3]
  .map((fill) => nodeSigner(new Uint8Array(32).fill(fill)))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
const [low, middle, high] = keys as [(typeof keys)[0], (typeof keys)[0], (typeof keys)[0]];
/** That they made at `at`. */
const offer = (at: number, { number = 0, sessionId = 'session' } = {}): PeerSignal => ({
  attempt: `${sessionId}.${at}`,
  number,
  latestOffer: { sessionId, at },
  description: { type: 'offer', sdp: 'theirs' },
});
/** Of somebody who offered nothing. */
const latestOffer = { sessionId: 'session', at: 0 };
/** The first is made at once, the others as soon as can be. */
const mine = (nth: number) => ({ sessionId: 'm1', at: clock.now() + nth });
const myOffer = (nth: number): PeerSignal => ({
  attempt: `m1.${mine(nth).at}`,
  number: 0,
  latestOffer: mine(nth),
  description: { type: 'offer', sdp: 'mine' },
});

let clock: VirtualClock;
let links: HandLink[];
let signals: PeerSignal[];
let detours: boolean[];
let told: string[];
let hasWay: boolean;
let changed: () => void;
let iceServers: readonly IceServer[];
/** As in a browser that has none, where a test sets no other. */
let verifyAhead: VerifyAhead | undefined;
beforeEach(() => {
  verifyAhead = undefined;
  changed = () => undefined;
  clock = new VirtualClock();
  [links, signals, detours, told, hasWay, iceServers] = [[], [], [], [], true, []];
});

/** I am `middle`; the other one decides by their id which of us is polite. */
function peerFor(other: { readonly id: MemberId }): Peer {
  return new Peer(
    other.id,
    {
      signer: middle,
      verify: nodeVerify,
      verifyAhead,
      signingContext: 'room',
      clock,
      random: () => 0,
      createLink(options) {
        const link = new HandLink(options);
        links.push(link);
        return link;
      },
      iceServers: () => iceServers,
      isTurnOnly: () => false,
      introduction: () => ({ name: 'Me', sessionId: 'm1' }),
      sessionId: 'm1',
      decode: decodeFrame,
    },
    {
      hasWay: () => hasWay,
      signal: (signal, isDetour) => {
        signals.push(signal);
        detours.push(isDetour);
      },
      opened: ({ name }) => void told.push(`opened ${name}`),
      suspected: () => undefined,
      changed: () => changed(),
      misbehaved: (what) => void told.push(what),
      frame: ({ type }) => void told.push(type),
    },
    silent,
  );
}

/** What the other one says on a connection whose certificates are as `HandLink` has them. */
const helloOf = (signer: typeof low, signingContext = 'room') =>
  signHello(
    signer,
    middle.id,
    { name: 'Other', sessionId: 'o1' },
    { signingContext, fingerprints: { local: 'sha-256 BB', remote: 'sha-256 AA' } },
  );

function opened(other = low, meanwhile?: (peer: Peer) => void): { peer: Peer; link: HandLink } {
  const peer = peerFor(other);
  peer.connect();
  meanwhile?.(peer);
  const link = links[0] as HandLink;
  link.become('open');
  link.hear(helloOf(other));
  return { peer, link };
}

describe('media', () => {
  const media: LinkMedia = { settle: () => undefined, agreed: () => undefined, leave: () => undefined };

  it('is given to nobody who has not proved who they are', () => {
    const peer = peerFor(low);
    peer.connect();
    peer.attachMedia(media);
    links[0]?.become('open');
    peer.attachMedia(media);
    expect(links[0]?.attached).toEqual([]);
    links[0]?.hear(helloOf(low));
    peer.attachMedia(media);
    peer.attachMedia(null);
    expect(links[0]?.attached).toEqual([media, null]);
  });

  it('is negotiated on the open link itself, not through a server that may be dead', () => {
    const peer = peerFor(low);
    peer.address = addressAt('theirs');
    peer.connect();
    const link = links[0] as HandLink;
    link.become('open');
    link.hear(helloOf(low));
    expect(detours).toEqual([false]);
    link.offer();
    expect(detours).toEqual([false, true]);
    link.become('interrupted');
    link.offer();
    expect(detours).toEqual([false, true, false]);
  });
});

describe('a link', () => {
  it('counts as open only after the other one proved who they are', () => {
    const peer = peerFor(low);
    peer.connect();
    expect(signals).toEqual([myOffer(0)]);
    links[0]?.become('open');
    expect([peer.isOpen, peer.state]).toEqual([false, 'connecting']);
    expect(links[0]?.sent.map((frame) => frame?.type)).toEqual(['hello']);
    const heads = { type: 'heads', heads: {} } as const;
    expect(peer.send(heads)).toBe(false);
    links[0]?.hear(heads);
    expect(told).toEqual([]);
    links[0]?.hear(helloOf(low));
    expect([peer.isOpen, told]).toEqual([true, ['opened Other']]);
    links[0]?.hear(heads);
    expect(told).toEqual(['opened Other', 'heads']);
  });

  it.each([
    ['signed by somebody else', () => helloOf(high)],
    ['of another room', () => helloOf(low, 'other room')],
    ['with another name than was signed', () => ({ ...helloOf(low), name: 'Admin' })],
    [
      'that is my own, reflected',
      () =>
        signHello(
          middle,
          low.id,
          { name: 'Me', sessionId: 'm1' },
          { signingContext: 'room', fingerprints: { local: 'sha-256 AA', remote: 'sha-256 BB' } },
        ),
    ],
  ])('ends at once at a hello %s', (_, hello) => {
    const peer = peerFor(low);
    peer.connect();
    links[0]?.become('open');
    links[0]?.hear(hello());
    expect([links[0]?.state, peer.isOpen, told]).toEqual(['closed', false, []]);
  });

  describe('whose hello is verified ahead', () => {
    let asked: { readonly claims: readonly Claim[]; readonly answer: (verify: Verify) => void }[];
    beforeEach(() => {
      asked = [];
      verifyAhead = (claims, answer) => void asked.push({ claims, answer });
    });
    const heads = { type: 'heads', heads: {} } as const;

    it('is open once that is answered, and what came behind the hello waits in its order', () => {
      const { peer, link } = opened();
      link.hear(heads);
      link.hear({ type: 'want', after: {} });
      expect([peer.isOpen, told]).toEqual([false, []]);
      expect(asked.flatMap(({ claims }) => claims).map((claim) => nodeVerify(...claim))).toEqual([true]);
      asked[0]?.answer(nodeVerify);
      expect([peer.isOpen, told]).toEqual([true, ['opened Other', 'heads', 'want']]);
      link.hear(heads);
      expect(told.at(-1)).toBe('heads');
      expect([told.length, asked.length]).toEqual([4, 1]);
    });

    it('is judged by what the answer says: a forged one ends it, with all that came behind', () => {
      const peer = peerFor(low);
      peer.connect();
      links[0]?.become('open');
      links[0]?.hear(helloOf(high));
      links[0]?.hear(heads);
      asked[0]?.answer(nodeVerify);
      expect([links[0]?.state, peer.isOpen, told]).toEqual(['closed', false, []]);
    });

    it('takes nothing any more when the answer comes after its end', () => {
      const { peer, link } = opened();
      link.hear(heads);
      peer.close();
      asked[0]?.answer(nodeVerify);
      expect([peer.isOpen, told]).toEqual([false, []]);
    });

    it('ends when the answer never comes, and is tried again', () => {
      const { link } = opened();
      link.hear(heads);
      clock.advance(30_000);
      expect([link.state, told]).toEqual(['closed', []]);
      expect(links.length).toBeGreaterThan(1);
    });

    it('ends at a flood behind the hello, and takes nothing of it', () => {
      const { link } = opened();
      for (let n = 0; n < 6_000; n += 1) link.hear(heads);
      expect(link.state).toBe('closed');
      asked[0]?.answer(nodeVerify);
      expect(told).toEqual([]);
    });

    it('verifies one hello, and drops a second one', () => {
      const { link } = opened();
      link.hear(helloOf(high));
      expect(asked).toHaveLength(1);
      asked[0]?.answer(nodeVerify);
      expect([link.state, asked.length, told]).toEqual(['open', 1, ['opened Other']]);
    });
  });

  it('ends when no hello comes, and is tried again', () => {
    peerFor(low).connect();
    links[0]?.become('open');
    clock.advance(5_000);
    expect(links[0]?.state).toBe('closed');
    clock.advance(5_000);
    expect(links).toHaveLength(2);
  });

  it('whose second hello says something else stays as it was', () => {
    const { link } = opened();
    link.hear(
      signHello(
        low,
        middle.id,
        { name: 'Admin', sessionId: 'o1' },
        { signingContext: 'room', fingerprints: { local: 'sha-256 BB', remote: 'sha-256 AA' } },
      ),
    );
    expect(told).toEqual(['opened Other']);
  });

  it('that is silent is asked for a sign of life, and replaced without one', () => {
    const { peer, link } = opened();
    clock.advance(16_000);
    expect(link.sent.at(-1)).toMatchObject({ type: 'ping' });
    expect(peer.isOpen).toBe(true);
    clock.advance(10_000);
    expect([link.state, links.length]).toEqual(['closed', 2]);
  });

  it('that answers stays', () => {
    const { peer, link } = opened();
    for (let waited = 0; waited < 300_000; waited += 1_000) {
      clock.advance(1_000);
      if (link.sent.at(-1)?.type === 'ping') link.hear({ type: 'pong', nonce: 0 });
    }
    expect([peer.isOpen, links.length]).toEqual([true, 1]);
  });

  it('that is interrupted is repaired first, and replaced only where that fails', () => {
    const { peer, link } = opened();
    link.become('interrupted');
    expect(peer.state).toBe('interrupted');
    clock.advance(2_000);
    expect(link.restarts).toBe(0);
    clock.advance(3_000);
    expect([link.restarts, links.length]).toEqual([1, 1]);
    clock.advance(15_000);
    expect([link.state, links.length]).toEqual(['closed', 2]);
  });

  it('that is interrupted is repaired at once after sleep or a change of network', () => {
    const { peer, link } = opened();
    link.become('interrupted');
    peer.probe();
    expect([link.restarts, link.state]).toEqual([1, 'interrupted']);
  });

  it('tells since when it is up or down, and why tries failed', () => {
    const { peer, link } = opened();
    const start = peer.record.since;
    clock.advance(1_000);
    link.become('interrupted');
    expect(peer.record.since).toBe(start + 1_000);
    clock.advance(1_000);
    link.become('closed');
    expect(peer.record.since).toBe(start + 1_000);
    expect(peer.record.failures).toMatchObject([{ at: start + 2_000, why: 'connection-closed' }]);
  });

  describe('of which is to be known whether it goes over a relay', () => {
    it('is direct where there is none: no browser is asked for its statistics', () => {
      iceServers = [{ urls: 'stun:stun.example' }];
      const { peer, link } = opened();
      expect(peer.record.isOverTurn).toBe(false);
      clock.advance(5_000);
      expect(link.asked).toBe(0);
    });

    it('is asked, and again when it has settled, where there may be one', async () => {
      iceServers = [{ urls: ['stun:stun.example', 'turns:turn.example'], username: 'u', credential: 'c' }];
      const { peer, link } = opened();
      expect(peer.record.isOverTurn).toBeNull();
      await Promise.resolve();
      expect(peer.record.isOverTurn).toBe(true);
      clock.advance(5_000);
      expect(link.asked).toBe(2);
    });

    it('is asked when the other one tells of a relay later', async () => {
      const { peer, link } = opened();
      link.findings = { ...link.findings, remote: ['host', 'relay'] };
      clock.advance(5_000);
      await Promise.resolve();
      expect([link.asked, peer.record.isOverTurn]).toEqual([1, true]);
    });

    it('is not known of one that is down', () => {
      const { peer, link } = opened();
      link.become('interrupted');
      clock.advance(5_000);
      expect([link.asked, peer.record.isOverTurn]).toEqual([0, null]);
    });
  });

  it('that comes back by itself is left alone', () => {
    const { peer, link } = opened();
    link.become('interrupted');
    clock.advance(1_000);
    link.become('open');
    clock.advance(10_000);
    expect([peer.state, link.restarts, links.length]).toEqual(['open', 0, 1]);
    expect(told).toEqual(['opened Other']);
  });
});

describe('attempts', () => {
  it('are made again and again, at longer and longer intervals', () => {
    peerFor(low).connect();
    const begun: number[] = [];
    for (let second = 0; second < 400; second += 1) {
      clock.advance(1_000);
      if (links.length > begun.length + 1) begun.push(second);
    }
    const pauses = begun.map((at, index) => at - (begun[index - 1] ?? 0));
    expect(begun.length).toBeGreaterThan(10);
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0] ?? 0);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(32);
  });

  it('wait for a way, and begin as soon as there is one', () => {
    hasWay = false;
    const peer = peerFor(low);
    peer.connect();
    clock.advance(60_000);
    expect([links.length, peer.state]).toEqual([0, 'down']);
    hasWay = true;
    peer.wayOpened();
    peer.wayOpened();
    expect(links).toHaveLength(1);
  });

  it('begin at once after sleep or a change of network, whatever the interval', () => {
    const peer = peerFor(low);
    peer.connect();
    for (let tries = 1; tries < 6; tries += 1) {
      links.at(-1)?.become('closed');
      clock.advance(20_000);
    }
    links.at(-1)?.become('closed');
    const { length } = links;
    peer.probe();
    expect(links).toHaveLength(length + 1);
    peer.probe();
    expect(links).toHaveLength(length + 1);
  });

  it('are one at a time, also where whoever hears that one ended begins another', () => {
    const { peer, link } = opened();
    changed = () => peer.probe();
    link.become('closed');
    expect(links).toHaveLength(2);
    clock.advance(10_000);
    expect(links.filter(({ state }) => state !== 'closed')).toHaveLength(1);
  });

  it('under way begin anew when I am at another address, where their answers would be lost', () => {
    const peer = peerFor(low);
    peer.connect();
    peer.moved();
    expect([links.length, links[0]?.state]).toEqual([2, 'closed']);
    links[1]?.become('open');
    links[1]?.hear(helloOf(low));
    peer.moved();
    expect(links).toHaveLength(2);
    expect(links[1]?.sent.at(-1)).toMatchObject({ type: 'ping' });
  });

  it('that I renew are over for the other one too, so that my new offer is taken', () => {
    const peer = peerFor(low);
    peer.connect();
    peer.renew();
    expect(signals.slice(1)).toEqual([
      { attempt: myOffer(0).attempt, number: 1, latestOffer: mine(0), isOver: true },
      myOffer(1),
    ]);
    peer.receive({ attempt: myOffer(0).attempt, number: 0, latestOffer, isOver: true }, null, null);
    expect(links[1]?.state).toBe('connecting');
    peer.receive({ attempt: myOffer(1).attempt, number: 0, latestOffer, isOver: true }, null, null);
    expect(links[1]?.state).toBe('closed');
  });

  it('begin anew soon when I moved and an open link stays silent', () => {
    const { peer, link } = opened();
    peer.moved();
    expect(link.sent.at(-1)).toMatchObject({ type: 'ping' });
    clock.advance(1_500);
    expect([link.state, links.length]).toEqual(['closed', 2]);
  });

  it('go over members every other time, and answer on the way they came', () => {
    const peer = peerFor(low);
    peer.address = there;
    peer.connect();
    links[0]?.become('closed');
    clock.advance(4_000);
    links[1]?.become('closed');
    clock.advance(4_000);
    expect(detours).toEqual([false, true, false]);
    links[2]?.become('closed');
    peer.receive(offer(1), null, null);
    links.at(-1)?.offer();
    expect(detours.at(-1)).toBe(true);
    peer.receive(offer(2), there, null);
    links.at(-1)?.offer();
    expect(detours.at(-1)).toBe(false);
  });

  it('are not begun twice at once', () => {
    const peer = peerFor(low);
    peer.connect();
    peer.connect();
    expect(links).toHaveLength(1);
  });

  it('that cross are settled by id: the one with the greater keeps theirs', () => {
    const peer = peerFor(low);
    peer.connect();
    peer.receive(offer(1), null, null);
    expect([links.length, links[0]?.state, links[0]?.accepted]).toEqual([1, 'connecting', []]);
  });

  it('that cross are settled by id: the one with the smaller gives way', () => {
    const peer = peerFor(high);
    peer.connect();
    peer.receive(offer(1), null, null);
    expect(links.map(({ state }) => state)).toEqual(['closed', 'connecting']);
    expect(links[1]?.accepted).toEqual([{ description: { type: 'offer', sdp: 'theirs' } }]);
  });

  it('of a member who moved replace mine, whoever has the greater id: mine went to where they are no more', () => {
    const peer = peerFor(low);
    peer.address = addressAt('old');
    peer.connect();
    peer.receive(offer(1), addressAt('new'), null);
    expect(links.map(({ state }) => state)).toEqual(['closed', 'connecting']);
  });

  it('of a member who reloaded replace an open link', () => {
    const { peer } = opened();
    peer.receive(offer(1), null, null);
    expect(links.map(({ state }) => state)).toEqual(['closed', 'connecting']);
    expect(peer.state).toBe('interrupted');
  });

  it('that have ended are not brought back by a signal that is late or comes twice', () => {
    const peer = peerFor(high);
    peer.receive(offer(1), null, null);
    peer.receive(offer(2), null, null);
    peer.receive(offer(1), null, null);
    peer.receive({ ...offer(1, { number: 1 }), description: undefined, candidates: [] }, null, null);
    expect(links.map(({ state }) => state)).toEqual(['closed', 'connecting']);
  });

  it('that mine was kept over do not come back in its place', () => {
    const { peer, link } = opened(low, (offered) => offered.receive(offer(1), null, null));
    peer.receive(offer(1), null, null);
    expect([link.state, links.length]).toEqual(['open', 1]);
  });

  it('that came to nothing unheard of do not replace a later one, whoever made that', () => {
    const { peer, link } = opened();
    // Their answer to my offer was sent after theirs, which somebody kept back.
    peer.receive(
      {
        attempt: myOffer(0).attempt,
        number: 0,
        latestOffer: { sessionId: 'session', at: 5 },
        candidates: [],
      },
      null,
      null,
    );
    peer.receive(offer(4), null, null);
    expect([link.state, links.length]).toEqual(['open', 1]);
    peer.receive(offer(6), null, null);
    expect([link.state, links.length]).toEqual(['closed', 2]);
  });

  it('are not begun by an offer for another attempt than the one that they made', () => {
    const peer = peerFor(high);
    peer.receive({ ...offer(2), attempt: offer(1).attempt }, null, null);
    peer.receive({ ...offer(2), attempt: 'm1.7' }, null, null);
    expect(links).toEqual([]);
  });

  it('of a session that is over are not begun any more', () => {
    const peer = peerFor(high);
    peer.receive(offer(1, { sessionId: 'first' }), null, null);
    peer.receive(offer(1, { sessionId: 'second' }), null, 'second');
    peer.receive(offer(2, { sessionId: 'first' }), null, 'second');
    expect(links.map(({ state }) => state)).toEqual(['closed', 'connecting']);
  });

  it('are not begun by candidates or answers alone, nor by what is no signal', () => {
    const peer = peerFor(high);
    peer.receive({ ...offer(1), description: undefined, candidates: [{ candidate: 'c' }] }, null, null);
    peer.receive({ ...offer(1, { number: 1 }), description: { type: 'answer', sdp: 's' } }, null, null);
    for (const nonsense of [
      null,
      1,
      'offer',
      [],
      {},
      { ...offer(2), attempt: 1 },
      { ...offer(2), number: -1 },
      { ...offer(2), number: 0.5 },
      { ...offer(2), number: undefined },
      { ...offer(2), attempt: 'x'.repeat(33) },
      { ...offer(2), latestOffer: undefined },
      { ...offer(2), latestOffer: { sessionId: 'session', at: -1 } },
      { ...offer(2), latestOffer: { sessionId: 'SESSION', at: 2 } },
    ]) {
      peer.receive(nonsense, null, null);
    }
    expect(links).toEqual([]);
  });

  it('take the signals that belong to them, in order', () => {
    const peer = peerFor(low);
    peer.connect();
    const answer: LinkSignal = { description: { type: 'answer', sdp: 'theirs' } };
    peer.receive({ attempt: myOffer(0).attempt, number: 0, latestOffer, ...answer }, null, null);
    peer.receive(
      { attempt: myOffer(0).attempt, number: 1, latestOffer, candidates: [{ candidate: 'c' }] },
      null,
      null,
    );
    expect(links[0]?.accepted).toEqual([answer, { candidates: [{ candidate: 'c' }] }]);
  });

  it('take candidates that overtook their offer, in order, each once, and those of no other attempt', () => {
    const peer = peerFor(high);
    const early = (at: number, number: number, name: string): PeerSignal => ({
      ...offer(at, { number }),
      description: undefined,
      candidates: [{ candidate: name }],
    });
    peer.receive(early(1, 1, 'of an attempt that never begins'), null, null);
    for (const [number, name] of ['', 'a', 'b', 'b'].entries())
      if (name) peer.receive(early(2, Math.min(number, 2), name), null, null);
    expect(links).toEqual([]);
    peer.receive(offer(2), null, null);
    peer.receive(early(2, 1, 'a'), null, null);
    peer.receive(early(2, 4, 'c'), null, null);
    expect(links).toHaveLength(1);
    expect(
      links[0]?.accepted.map(
        ({ description, candidates }) => description?.type ?? candidates?.[0]?.candidate,
      ),
    ).toEqual(['offer', 'a', 'b', 'c']);
  });

  it('keep only a few candidates for an offer that does not come', () => {
    const peer = peerFor(high);
    for (let number = 1; number <= 1_000; number += 1)
      peer.receive(
        { ...offer(1, { number }), description: undefined, candidates: [{ candidate: `${number}` }] },
        null,
        null,
      );
    peer.receive(offer(1), null, null);
    expect(links[0]?.accepted).toHaveLength(17);
  });

  it('take each of their signals once, and no description after a later one', () => {
    const peer = peerFor(high);
    const restart = { ...offer(1, { number: 2 }), description: { type: 'offer', sdp: 'restarted' } } as const;
    for (const signal of [offer(1), restart, restart, offer(1), offer(1, { number: 1 })])
      peer.receive(signal, null, null);
    expect(links).toHaveLength(1);
    expect(links[0]?.accepted.map(({ description }) => description?.sdp)).toEqual(['theirs', 'restarted']);
  });

  it('are not brought back by an offer that was recorded a day ago', () => {
    const peer = peerFor(high);
    for (let at = 1; at <= 200; at += 1) {
      peer.receive(offer(at), null, null);
      clock.advance(90_000);
    }
    const before = links.length;
    peer.receive(offer(1), null, null);
    expect(links.length).toBe(before);
  });

  it('end for good when the peer is closed', () => {
    const { peer, link } = opened();
    peer.close();
    peer.close();
    peer.connect();
    peer.receive(offer(1), null, null);
    clock.advance(300_000);
    expect([link.state, links.length]).toEqual(['closed', 1]);
  });
});
