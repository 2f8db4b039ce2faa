import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PairMedia } from './pair-media.ts';

class FakeStream {
  readonly tracks: readonly unknown[];
  constructor(tracks: readonly unknown[] = []) {
    this.tracks = tracks;
  }
}
vi.stubGlobal('MediaStream', FakeStream);

/** What the standard says of a transceiver, as far as it is used. */
class FakeTransceiver {
  direction: string;
  currentDirection: string | null = null;
  readonly receiver: { track: { kind: string }; getSynchronizationSources(): { audioLevel: number }[] };
  readonly sender = {
    track: null as unknown,
    parameters: { encodings: [{}] as Record<string, number>[] },
    streams: [] as unknown[],
    replaceTrack: (track: unknown) => {
      this.sender.track = track;
      return Promise.resolve();
    },
    setStreams: (...streams: unknown[]) => {
      this.sender.streams = streams;
    },
    getParameters: () => ({ encodings: this.sender.parameters.encodings.map((one) => ({ ...one })) }),
    setParameters: (parameters: { encodings: Record<string, number>[] }) => {
      this.sender.parameters = parameters;
      return Promise.resolve();
    },
  };
  constructor(kind: string, direction: string) {
    this.receiver = { track: { kind }, getSynchronizationSources: () => [{ audioLevel: 0.25 }] };
    this.direction = direction;
  }
  stop(): void {
    this.direction = 'stopped';
  }
}

class FakeConnection {
  readonly transceivers: FakeTransceiver[] = [];
  getTransceivers() {
    return this.transceivers as unknown as RTCRtpTransceiver[];
  }
  addTransceiver(kind: string, { direction = 'sendrecv' }: RTCRtpTransceiverInit) {
    const transceiver = new FakeTransceiver(kind, direction);
    this.transceivers.push(transceiver);
    return transceiver as unknown as RTCRtpTransceiver;
  }
  get summary() {
    return this.transceivers.map(({ receiver, direction }) => `${receiver.track.kind} ${direction}`);
  }
}

const track = (kind: string, height = 720) =>
  ({ kind, getSettings: () => ({ height }) }) as unknown as MediaStreamTrack;

const settled = async () => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};

let received: unknown[];
let media: PairMedia;
let connection: FakeConnection;
beforeEach(() => {
  received = [];
  media = new PairMedia({ received: (stream) => received.push(stream) }, () => undefined);
  connection = new FakeConnection();
});

describe('media with one member', () => {
  it('takes one transceiver of each kind, however often it is settled', () => {
    for (let n = 0; n < 3; n += 1) media.settle(connection, true);
    expect(connection.summary).toEqual(['audio sendrecv', 'video sendrecv']);
    expect(received).toHaveLength(1);
  });

  it('waits for those of the other end where that one adds them', () => {
    media.settle(connection, false);
    expect(connection.summary).toEqual([]);
    connection.addTransceiver('audio', { direction: 'recvonly' });
    connection.addTransceiver('video', { direction: 'inactive' });
    media.settle(connection, false);
    expect(connection.summary).toEqual(['audio sendrecv', 'video sendrecv']);
  });

  it('takes on no more than one of a kind, whatever is offered', () => {
    for (let n = 0; n < 3; n += 1) connection.addTransceiver('video', { direction: 'recvonly' });
    media.settle(connection, false);
    expect(connection.summary).toEqual(['video sendrecv', 'video inactive', 'video inactive']);
  });

  it('sends the track there is now, on the next connection too', () => {
    const [first, second] = [track('video'), track('video')];
    media.setTrack('video', first);
    media.settle(connection, true);
    expect(connection.transceivers[1]?.sender.track).toBe(first);
    media.setTrack('video', second);
    expect(connection.transceivers[1]?.sender.track).toBe(second);
    const next = new FakeConnection();
    media.settle(next, true);
    expect(next.transceivers[1]?.sender.track).toBe(second);
    expect(received).toHaveLength(2);
  });

  it('keeps to its limits, whichever track comes', async () => {
    media.setLimit('video', { maxBitrate: 500_000, maxHeight: 360, maxFramerate: 30 });
    media.settle(connection, true);
    media.setTrack('video', track('video', 720));
    await settled();
    const encoding = () => connection.transceivers[1]?.sender.parameters.encodings[0];
    expect(encoding()).toEqual({ maxBitrate: 500_000, scaleResolutionDownBy: 2, maxFramerate: 30 });
    media.setTrack('video', track('video', 240));
    await settled();
    expect(encoding()).toMatchObject({ scaleResolutionDownBy: 1 });
  });

  it('tells senders their limits once more when both ends agreed: browsers forget those of idle ones', async () => {
    media.setLimit('audio', { maxBitrate: 32_000 });
    media.settle(connection, true);
    await settled();
    const sender = connection.transceivers[0]?.sender;
    expect(sender?.parameters.encodings).toEqual([{ maxBitrate: 32_000 }]);
    if (sender) sender.parameters = { encodings: [{}] };
    media.agreed();
    await settled();
    expect(sender?.parameters.encodings).toEqual([{ maxBitrate: 32_000 }]);
  });

  it('leaves nothing behind, and begins anew after that', () => {
    media.setTrack('audio', track('audio'));
    media.settle(connection, true);
    media.leave(connection);
    expect(connection.summary).toEqual(['audio stopped', 'video stopped']);
    expect(connection.transceivers.map(({ sender }) => sender.track)).toEqual([null, null]);
    expect(received.at(-1)).toBeNull();
    media.settle(connection, true);
    expect(connection.summary.slice(2)).toEqual(['audio sendrecv', 'video sendrecv']);
  });

  it('says how loud the member is', () => {
    expect(media.level).toBe(0);
    media.settle(connection, true);
    expect(media.level).toBe(0.25);
  });
});
