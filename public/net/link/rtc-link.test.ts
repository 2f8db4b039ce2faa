import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { Link, LinkCandidate, LinkSignal, LinkState } from './link.ts';
import { rtcLinks } from './rtc-link.ts';

const sdp = (user: string): string =>
  `v=0\r\na=ice-ufrag:${user}\r\na=fingerprint:sha-256 AA\r\nm=application\r\n`;
const offer = (user = 'u1'): LinkSignal => ({ description: { type: 'offer', sdp: sdp(user) } });
const answer = (user = 'u1'): LinkSignal => ({ description: { type: 'answer', sdp: sdp(user) } });
const candidate = (name: string, user?: string): LinkCandidate => ({
  candidate: `candidate:${name} 1 udp 1 10.0.0.1 9 typ host`,
  sdpMid: '0',
  sdpMLineIndex: 0,
  ...(user && { usernameFragment: user }),
});

const refused = (name: string) => new DOMException('refused', name);
const usersOf = (text: string) => [...text.matchAll(/^a=ice-ufrag:(\S+)/gm)].map(([, user]) => user);

/** Behaves as browsers do (W3C WebRTC §4.4.1.5 and §4.4.2), as far as a link asks. */
class FakeConnection {
  static made: FakeConnection[] = [];
  static generateCertificate = () => Promise.resolve({});

  connectionState = 'new';
  signalingState = 'stable';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  channel = { readyState: 'connecting', bufferedAmount: 0, close: () => undefined };
  onnegotiationneeded: () => void = () => undefined;
  onicecandidate: (event: { candidate: unknown }) => void = () => undefined;
  /** Names of the candidates that were taken. */
  readonly added: string[] = [];
  /** Names of those that it refuses. */
  readonly bad = new Set<string>();

  constructor() {
    FakeConnection.made.push(this);
  }

  iceGatheringState = 'new';
  onicegatheringstatechange: () => void = () => undefined;

  async createOffer() {
    return { type: 'offer', sdp: sdp('mine') };
  }

  createDataChannel() {
    queueMicrotask(() => this.onnegotiationneeded());
    return this.channel;
  }

  async setLocalDescription() {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = { type, sdp: sdp('mine') };
  }

  async setRemoteDescription(description: { type: string; sdp: string }) {
    if (description.sdp.includes('unreadable')) throw refused('InvalidAccessError');
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    this.remoteDescription = description;
  }

  async addIceCandidate({ candidate: line, usernameFragment }: LinkCandidate) {
    const name = /^candidate:(\S+)/.exec(line)?.[1] ?? '';
    if (this.connectionState === 'closed' || this.remoteDescription === null)
      throw refused('InvalidStateError');
    if (usernameFragment && !usersOf(this.remoteDescription.sdp).includes(usernameFragment))
      throw refused('OperationError');
    if (this.bad.has(name)) throw refused('OperationError');
    this.added.push(name);
  }

  getTransceivers = () => [];

  close() {
    this.connectionState = 'closed';
  }
}

let log: string[];
let signals: LinkSignal[];
let states: LinkState[];
let clock: VirtualClock;
beforeEach(() => {
  FakeConnection.made = [];
  [log, signals, states, clock] = [[], [], [], new VirtualClock()];
  vi.stubGlobal('RTCPeerConnection', FakeConnection);
});
afterEach(() => vi.unstubAllGlobals());

async function makeLink(isPolite = true): Promise<{ link: Link; connection: FakeConnection }> {
  const links = await rtcLinks({ clock, log: (line) => log.push(line) });
  if (links === null) throw new Error('the browser was found to have no WebRTC');
  const link = links.createLink({
    isPolite,
    iceServers: [],
    isTurnOnly: false,
    handlers: {
      signal: (signal) => signals.push(signal),
      state: (state) => states.push(state),
      frame: () => undefined,
    },
  });
  return { link, connection: FakeConnection.made.at(-1) as FakeConnection };
}

/** Until whatever was begun is done: the fake connection waits for nothing. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('descriptions', () => {
  it('of both ends that cross: the polite end takes the other one’s', async () => {
    const { link, connection } = await makeLink(true);
    link.offer();
    await settled();
    link.accept(offer('theirs'));
    await settled();
    expect(connection.remoteDescription).toEqual(offer('theirs').description);
    expect(connection.localDescription?.type).toBe('answer');
  });

  it('of both ends that cross: the impolite end keeps its own, and takes the answer to it', async () => {
    const { link, connection } = await makeLink(false);
    link.offer();
    await settled();
    link.accept(offer('theirs'));
    await settled();
    expect(connection.remoteDescription).toBeNull();
    link.accept(answer('later'));
    await settled();
    expect(connection.remoteDescription).toEqual(answer('later').description);
  });

  it('with another fingerprint than the first one are refused', async () => {
    const { link, connection } = await makeLink();
    link.accept(offer('u1'));
    await settled();
    link.accept({ description: { type: 'offer', sdp: sdp('u2').replace('sha-256 AA', 'sha-256 BB') } });
    await settled();
    expect(connection.remoteDescription).toEqual(offer('u1').description);
    expect(log).toEqual(['refused a description']);
  });
});

describe('candidates of the other end', () => {
  it('are taken one by one: the browser refuses one, and takes all the others', async () => {
    const { link, connection } = await makeLink();
    connection.bad.add('b');
    link.accept({ ...offer(), candidates: ['a', 'b', 'c', 'd'].map((name) => candidate(name)) });
    await settled();
    expect(connection.added).toEqual(['a', 'c', 'd']);
    expect(log).toEqual([expect.stringContaining('OperationError')]);
  });

  it('wait for the first description', async () => {
    const { link, connection } = await makeLink();
    link.offer();
    await settled();
    link.accept({ candidates: [candidate('a', 'u1'), candidate('b')] });
    await settled();
    expect(connection.added).toEqual([]);
    link.accept({ ...answer(), candidates: [candidate('c')] });
    await settled();
    expect(connection.added).toEqual(['a', 'b', 'c']);
    expect(log).toEqual([]);
  });

  it('of a restart wait for its description, and others do not wait with them', async () => {
    const { link, connection } = await makeLink();
    link.accept(offer('u1'));
    link.accept({ candidates: [candidate('later', 'u2'), candidate('now', 'u1')] });
    await settled();
    expect(connection.added).toEqual(['now']);
    link.accept(offer('u2'));
    await settled();
    expect(connection.added).toEqual(['now', 'later']);
    expect(log).toEqual([]);
  });

  it('of a description that is refused do not take away those of the one before', async () => {
    const { link, connection } = await makeLink();
    link.accept(offer('u1'));
    link.accept({ description: { type: 'offer', sdp: 'unreadable a=fingerprint:sha-256 AA' } });
    link.accept({ candidates: [candidate('a', 'u1')] });
    await settled();
    expect(connection.added).toEqual(['a']);
  });

  it('that wait are few: a flood of them pushes out the oldest', async () => {
    const { link, connection } = await makeLink();
    const names = Array.from({ length: 500 }, (_, n) => `${n}`);
    for (const name of names) link.accept({ candidates: [candidate(name)] });
    link.accept(offer());
    await settled();
    expect(connection.added).toEqual(names.slice(-100));
  });

  it('that wait for an offer that loses against mine are dropped with it', async () => {
    const { link, connection } = await makeLink(false);
    link.offer();
    await settled();
    link.accept({ ...offer('lost'), candidates: [candidate('a', 'lost')] });
    link.accept({ candidates: [candidate('b', 'lost')] });
    link.accept(answer('u1'));
    await settled();
    expect(connection.added).toEqual([]);
  });

  it('that come late are nothing to a closed connection', async () => {
    const { link, connection } = await makeLink();
    link.accept(offer());
    await settled();
    link.accept({ candidates: [candidate('a')] });
    link.close();
    link.accept({ candidates: [candidate('b')] });
    await settled();
    expect([connection.added, log]).toEqual([[], []]);
  });
});

describe('candidates of my own', () => {
  it('are told in batches, but for the empty one that Firefox puts at their end', async () => {
    const { link, connection } = await makeLink();
    link.offer();
    await settled();
    for (const one of [candidate('a'), candidate('b'), { candidate: '', sdpMid: '0' }])
      connection.onicecandidate({ candidate: { ...one, toJSON: () => one } });
    connection.onicecandidate({ candidate: null });
    expect(signals).toEqual([
      {
        description: { type: 'offer', sdp: sdp('mine') },
        candidates: [candidate('a'), candidate('b')],
      },
    ]);
  });
});
