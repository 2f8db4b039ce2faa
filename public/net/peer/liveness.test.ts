import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { EXPECT_MS, Liveness, MUTE_MS, SUSPECT_MS } from './liveness.ts';

let clock: VirtualClock;
let told: string[];
let silence: Liveness;
beforeEach(() => {
  clock = new VirtualClock();
  told = [];
  const note = (what: string) => () => void told.push(what);
  silence = new Liveness(clock, {
    ping: note('ping'),
    suspected: note('suspected'),
    interrupted: note('interrupted'),
    resumed: note('resumed'),
  });
});

describe('silence', () => {
  it('is nothing while nothing is expected', () => {
    clock.advance(60_000);
    expect(told).toEqual([]);
  });

  it('is nothing when an answer comes in time', () => {
    for (let n = 0; n < 100; n += 1) {
      silence.expect();
      clock.advance(EXPECT_MS - 1);
      silence.heard();
    }
    clock.advance(60_000);
    expect(told).toEqual([]);
  });

  it('is nothing when only a ping is answered, as by a page in the background', () => {
    silence.expect();
    clock.advance(EXPECT_MS + SUSPECT_MS - 1);
    silence.heard();
    clock.advance(60_000);
    expect(told).toEqual(['ping']);
  });

  it('is suspected soon, once, however much is sent meanwhile', () => {
    for (let waited = 0; waited <= EXPECT_MS + SUSPECT_MS; waited += 100) {
      silence.expect();
      clock.advance(100);
    }
    expect(told).toEqual(['ping', 'suspected']);
    expect([silence.isSuspected, silence.isMute]).toEqual([true, false]);
    silence.heard();
    expect([silence.isSuspected, told.length]).toEqual([false, 2]);
  });

  it('that lasts is an interruption, until something is heard', () => {
    silence.expect();
    clock.advance(EXPECT_MS + SUSPECT_MS + MUTE_MS);
    expect(told).toEqual(['ping', 'suspected', 'ping', 'interrupted']);
    clock.advance(2_000);
    expect(told.slice(4)).toEqual(['ping', 'ping']);
    expect(silence.isMute).toBe(true);
    silence.heard();
    expect(told.at(-1)).toBe('resumed');
    clock.advance(60_000);
    expect([silence.isMute, told.at(-1)]).toEqual([false, 'resumed']);
  });

  it('is nothing any more once it is closed', () => {
    silence.expect();
    silence.close();
    clock.advance(60_000);
    expect(told).toEqual([]);
  });
});
