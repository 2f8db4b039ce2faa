import { expect, it } from 'vitest';
import { BitrateLimiter, type LimitedSender } from './bitrate-limiter.ts';

/** As browsers do it: what is set must be what was read last, and nothing may have changed in between. */
class FakeSender {
  encodings: RTCRtpEncodingParameters[] = [{}];
  track = { kind: 'video', getSettings: () => ({ height: 720 }) } as unknown as MediaStreamTrack;
  refusals = 0;
  pending = 0;
  most = 0;
  tries = 0;

  getParameters() {
    return { encodings: this.encodings.map((one) => ({ ...one })) } as RTCRtpSendParameters;
  }

  async setParameters({ encodings }: RTCRtpSendParameters) {
    this.tries += 1;
    this.pending += 1;
    this.most = Math.max(this.most, this.pending);
    await Promise.resolve();
    this.pending -= 1;
    if (this.refusals > 0) {
      this.refusals -= 1;
      throw new DOMException('changed meanwhile', 'InvalidModificationError');
    }
    this.encodings = encodings;
  }
}

const settled = async () => {
  for (let n = 0; n < 50; n += 1) await Promise.resolve();
};
const asSender = (sender: FakeSender) => sender as unknown as LimitedSender;

it('holds a picture to its lines, its rate and its moves', async () => {
  const sender = new FakeSender();
  new BitrateLimiter(() => undefined).keep(asSender(sender), {
    maxBitrate: 400_000,
    maxHeight: 240,
    maxFramerate: 20,
  });
  await settled();
  expect(sender.encodings).toEqual([{ maxBitrate: 400_000, scaleResolutionDownBy: 3, maxFramerate: 20 }]);
});

it('tries again where a negotiation came in between, or there would be no limit at all', async () => {
  const sender = new FakeSender();
  sender.refusals = 3;
  new BitrateLimiter(() => undefined).keep(asSender(sender), { maxBitrate: 32_000 });
  await settled();
  expect(sender.encodings).toEqual([{ maxBitrate: 32_000 }]);
});

it('gives up on a sender that takes none, told once', async () => {
  const [sender, told] = [new FakeSender(), [] as string[]];
  sender.refusals = Number.POSITIVE_INFINITY;
  const restraint = new BitrateLimiter((line) => told.push(line));
  restraint.keep(asSender(sender), { maxBitrate: 32_000 });
  await settled();
  expect(sender.tries).toBe(5);
  expect(told).toHaveLength(1);
  sender.refusals = 0;
  restraint.keep(asSender(sender), { maxBitrate: 32_000 });
  await settled();
  expect(sender.encodings).toEqual([{ maxBitrate: 32_000 }]);
});

it('makes one change at a time, and ends with the latest limit', async () => {
  const sender = new FakeSender();
  const restraint = new BitrateLimiter(() => undefined);
  for (const maxBitrate of [1, 2, 3]) restraint.keep(asSender(sender), { maxBitrate });
  await settled();
  expect(sender.most).toBe(1);
  expect(sender.encodings).toEqual([{ maxBitrate: 3 }]);
});
