import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { LinkSignal, LinkState } from '../link/link.ts';
import type { Lane } from './lane.ts';
import { type RtcLaneOptions, rtcLanes } from './rtc-lane.ts';

const sdp = (maxBytes: number) =>
  `v=0\r\na=ice-ufrag:u\r\na=fingerprint:sha-256 AA\r\nm=application\r\na=max-message-size:${maxBytes}\r\n`;

class FakeChannel {
  readyState = 'connecting';
  binaryType = 'blob';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  readonly sent: unknown[] = [];
  refuses = false;
  onopen = () => undefined;
  onclose = () => undefined;
  onbufferedamountlow = () => undefined;
  onmessage: (event: { data: unknown }) => void = () => undefined;

  send(data: Uint8Array) {
    if (this.refuses) throw new Error('full');
    this.sent.push(data.slice());
  }

  close() {
    this.readyState = 'closed';
  }
}

/** As far as a lane asks. */
class FakeConnection {
  connectionState = 'new';
  signalingState = 'stable';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  readonly channel = new FakeChannel();
  channelOptions: unknown = null;
  onicecandidate: (event: { candidate: unknown }) => void = () => undefined;
  onconnectionstatechange = () => undefined;

  createDataChannel(_label: string, options: unknown) {
    this.channelOptions = options;
    return this.channel;
  }

  async setLocalDescription() {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = { type, sdp: sdp(262_144) };
  }

  async setRemoteDescription(description: { type: string; sdp: string }) {
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    this.remoteDescription = description;
  }

  async addIceCandidate() {
    await Promise.resolve();
  }

  close() {
    this.connectionState = 'closed';
  }
}

let clock: VirtualClock;
let connection: FakeConnection;
let signals: LinkSignal[];
let states: LinkState[];
let messages: Uint8Array[];
let drained: number;

const settled = () => new Promise((resolve) => setImmediate(resolve));

function make(isOffering: boolean): Lane {
  connection = new FakeConnection();
  const openConnection = (() => connection) as unknown as RtcLaneOptions['openConnection'];
  return rtcLanes({ clock, log: () => undefined, openConnection })({
    isOffering,
    iceServers: [],
    isTurnOnly: false,
    handlers: {
      signal: (signal) => signals.push(signal),
      state: (state) => states.push(state),
      message: (bytes) => messages.push(bytes),
      drained: () => {
        drained += 1;
      },
    },
  });
}

/** An open lane whose other end takes messages of that size. */
async function open(maxBytes = 262_144): Promise<Lane> {
  const lane = make(true);
  await settled();
  lane.accept({ description: { type: 'answer', sdp: sdp(maxBytes) } });
  await settled();
  connection.connectionState = 'connected';
  connection.channel.readyState = 'open';
  connection.channel.onopen();
  return lane;
}

beforeEach(() => {
  clock = new VirtualClock();
  [signals, states, messages, drained] = [[], [], [], 0];
});

describe('a lane', () => {
  it('offers once, with candidates apart, and is open when the other end has answered', async () => {
    const lane = make(true);
    await settled();
    clock.advance(100);
    expect(signals).toEqual([{ description: { type: 'offer', sdp: sdp(262_144) } }]);
    connection.channel.readyState = 'open';
    connection.channel.onopen();
    expect(lane.state).toBe('connecting');
    lane.accept({ description: { type: 'answer', sdp: sdp(262_144) } });
    await settled();
    expect(states).toEqual(['open']);
  });

  it('answers an offer, and makes none itself', async () => {
    const lane = make(false);
    await settled();
    clock.advance(100);
    expect(signals).toEqual([]);
    lane.accept({ description: { type: 'offer', sdp: sdp(262_144) } });
    await settled();
    clock.advance(100);
    expect(signals).toEqual([{ description: { type: 'answer', sdp: sdp(262_144) } }]);
  });

  it.each([
    [262_144, 196_608],
    [65_536, 65_536],
  ])('takes messages by what both ends say: of %d', async (told, expected) => {
    expect((await open(told)).maxMessageBytes).toBe(expected);
  });

  it('carries bytes, and nothing else', async () => {
    const lane = await open();
    expect(lane.send(new Uint8Array([1, 2]))).toBe(true);
    expect(connection.channel.sent).toEqual([new Uint8Array([1, 2])]);
    connection.channel.onmessage({ data: new Uint8Array([3]).buffer });
    connection.channel.onmessage({ data: 'a text' });
    expect(messages).toEqual([new Uint8Array([3])]);
    expect([connection.channel.binaryType, connection.channelOptions]).toEqual([
      'arraybuffer',
      { negotiated: true, id: 0 },
    ]);
  });

  it('tells when what waits is little', async () => {
    const lane = await open();
    connection.channel.bufferedAmount = 300_000;
    expect(lane.waiting).toBe(300_000);
    connection.channel.onbufferedamountlow();
    expect([drained, connection.channel.bufferedAmountLowThreshold]).toEqual([1, 131_072]);
  });

  it('takes nothing that the browser refuses, nor while it is not open', async () => {
    const lane = await open();
    connection.channel.refuses = true;
    expect(lane.send(new Uint8Array(1))).toBe(false);
    expect(make(true).send(new Uint8Array(1))).toBe(false);
  });

  it('follows its connection, and closes with it for good', async () => {
    const lane = await open();
    for (const state of ['disconnected', 'connected', 'failed']) {
      connection.connectionState = state;
      connection.onconnectionstatechange();
    }
    expect(states).toEqual(['open', 'interrupted', 'open', 'closed']);
    expect([lane.state, connection.connectionState]).toEqual(['closed', 'closed']);
  });

  it('that is closed calls nothing back', async () => {
    const lane = await open();
    lane.close();
    lane.close();
    connection.channel.onclose();
    connection.channel.onmessage({ data: new ArrayBuffer(1) });
    connection.channel.onbufferedamountlow();
    connection.onicecandidate({ candidate: null });
    expect([states, messages, drained]).toEqual([['open'], [], 0]);
    expect(await lane.path()).toBeNull();
  });
});
