import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import type { ChannelListener } from '../../net/mesh/frame-router.ts';
import { memberIds } from '../../testing/ids.ts';
import { HostClock, VirtualClock } from '../../testing/virtual-clock.ts';
import type { ClockFrame } from './clock-channel.ts';
import { ClockSurvey } from './clock-survey.ts';

const [ben] = memberIds('ben');
const DAY_MS = 86_400_000;

let world: VirtualClock;
let own: HostClock;
let sent: ClockFrame[];
let told: (number | null)[];
let listener: ChannelListener<ClockFrame>;
let survey: ClockSurvey;
beforeEach(() => {
  world = new VirtualClock();
  own = new HostClock(world, 0);
  [sent, told] = [[], []];
  survey = new ClockSurvey({
    clock: own,
    channel: {
      send: (_, frame) => sent.push(frame) > 0,
      relay: () => false,
      subscribe(next) {
        listener = next;
        return () => undefined;
      },
    },
    measured: (_: MemberId, aheadMs) => void told.push(aheadMs),
    lost: () => void told.push(null),
  });
});

const questions = () => sent.flatMap((frame) => (frame.type === 'ask-clock' ? [frame.nonce] : []));
/** Ben's clock, ahead by so much, is read half way. */
function answer(aheadMs: number, roundTripMs: number, nonce = questions().at(-1) ?? 0): void {
  world.advance(roundTripMs / 2);
  const at = world.now() + aheadMs;
  world.advance(roundTripMs / 2);
  listener.onFrame(ben, { type: 'clock', nonce, at });
}

describe("others' clocks", () => {
  it.each([0, -3 * DAY_MS, 1.25 * DAY_MS])('are read over a slow link: %i ms ahead', (aheadMs) => {
    listener.onOpen?.(ben);
    answer(aheadMs, 800);
    expect(told).toEqual([aheadMs]);
  });

  it('are told to whoever asks', () => {
    own.skewMs = DAY_MS;
    listener.onFrame(ben, { type: 'ask-clock', nonce: 7 });
    expect(sent[0]).toEqual({ type: 'clock', nonce: 7, at: world.now() + DAY_MS });
  });

  it('are asked again where the answer took too long, or a clock was set meanwhile', () => {
    listener.onOpen?.(ben);
    answer(0, 20_000);
    expect(told).toEqual([]);
    own.skewMs = -DAY_MS;
    answer(0, 200);
    expect(told).toEqual([]);
    answer(0, 200);
    expect(told).toEqual([DAY_MS]);
    expect(questions()).toHaveLength(3);
  });

  it('are not taken from who was not asked, or for another question', () => {
    listener.onFrame(ben, { type: 'clock', nonce: 1, at: 5 });
    listener.onOpen?.(ben);
    answer(DAY_MS, 10, 999);
    expect(told).toEqual([]);
  });

  it('are asked back, as who asks may have set theirs, and not without end', () => {
    listener.onOpen?.(ben);
    for (let n = 0; n < 100; n += 1) listener.onFrame(ben, { type: 'ask-clock', nonce: n });
    expect(questions()).toHaveLength(1);
    world.advance(60_000);
    for (let n = 0; n < 100; n += 1) listener.onFrame(ben, { type: 'ask-clock', nonce: n });
    expect(questions()).toHaveLength(2);
  });

  it('are asked all again when mine was set, and forgotten when somebody leaves', () => {
    listener.onOpen?.(ben);
    survey.repeat();
    expect(questions()).toHaveLength(2);
    listener.onLeft?.(ben);
    survey.repeat();
    expect(questions()).toHaveLength(2);
    expect(told).toEqual([null]);
    survey.close();
  });
});
