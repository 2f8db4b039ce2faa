import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import {
  ABSENT_GRACE_MS,
  BYE_GRACE_MS,
  DepartureDetector,
  graceMs,
  UNKNOWN_GRACE_MS,
  type Witnesses,
} from './departure-detector.ts';

const here: Witnesses = { saidBye: false, isReachable: true, server: 'present' };
const gone: Witnesses = { saidBye: false, isReachable: false, server: 'absent' };

describe('the three witnesses together', () => {
  it.each<[Witnesses['server'], boolean, boolean, number | null]>([
    ['present', true, false, null],
    ['present', false, false, null],
    ['absent', true, false, null],
    ['absent', false, false, ABSENT_GRACE_MS],
    ['unknown', true, false, null],
    ['unknown', false, false, UNKNOWN_GRACE_MS],
    ['present', true, true, BYE_GRACE_MS],
    ['present', false, true, BYE_GRACE_MS],
    ['absent', true, true, BYE_GRACE_MS],
    ['absent', false, true, BYE_GRACE_MS],
    ['unknown', true, true, BYE_GRACE_MS],
    ['unknown', false, true, BYE_GRACE_MS],
  ])('server %s, reachable %s, goodbye %s: waits %s ms', (server, isReachable, saidBye, expected) => {
    expect(graceMs({ server, isReachable, saidBye })).toBe(expected);
  });

  it('wait longer the less they know', () => {
    expect(BYE_GRACE_MS).toBeLessThan(ABSENT_GRACE_MS);
    expect(ABSENT_GRACE_MS).toBeLessThan(UNKNOWN_GRACE_MS);
  });
});

describe('a departure', () => {
  it('is announced once, after the grace and not before', () => {
    const clock = new VirtualClock();
    let departures = 0;
    const detector = new DepartureDetector(clock, () => (departures += 1));
    detector.weigh(gone);
    clock.advance(ABSENT_GRACE_MS - 1);
    expect(departures).toBe(0);
    clock.advance(1);
    expect(departures).toBe(1);
    for (let time = 0; time < 5; time += 1) detector.weigh(gone);
    clock.advance(10 * UNKNOWN_GRACE_MS);
    expect(departures).toBe(1);
  });

  it('is not put off by the same word told again', () => {
    const clock = new VirtualClock();
    let departures = 0;
    const detector = new DepartureDetector(clock, () => (departures += 1));
    for (let waited = 0; waited < ABSENT_GRACE_MS; waited += 500) {
      detector.weigh({ ...gone });
      clock.advance(500);
    }
    expect(departures).toBe(1);
  });

  it('is not announced of somebody who is back in time, however often that happens', () => {
    const clock = new VirtualClock();
    let departures = 0;
    const detector = new DepartureDetector(clock, () => (departures += 1));
    for (const away of [gone, { ...here, saidBye: true }, { ...gone, server: 'unknown' as const }]) {
      for (let time = 0; time < 20; time += 1) {
        detector.weigh(away);
        clock.advance(BYE_GRACE_MS - 1);
        detector.weigh(here);
        clock.advance(100);
      }
    }
    clock.advance(10 * UNKNOWN_GRACE_MS);
    expect(departures).toBe(0);
  });

  it('comes sooner when a witness tells more', () => {
    const clock = new VirtualClock();
    let departures = 0;
    const detector = new DepartureDetector(clock, () => (departures += 1));
    detector.weigh({ ...gone, server: 'unknown' });
    clock.advance(10_000);
    detector.weigh({ ...gone, saidBye: true, server: 'unknown' });
    clock.advance(BYE_GRACE_MS);
    expect(departures).toBe(1);
  });

  it('waits anew when the server that told of it is itself lost', () => {
    const clock = new VirtualClock();
    let departures = 0;
    const detector = new DepartureDetector(clock, () => (departures += 1));
    detector.weigh(gone);
    clock.advance(ABSENT_GRACE_MS - 1);
    detector.weigh({ ...gone, server: 'unknown' });
    clock.advance(UNKNOWN_GRACE_MS - 1);
    expect(departures).toBe(0);
    clock.advance(1);
    expect(departures).toBe(1);
  });

  it('is not announced any more after close', () => {
    const clock = new VirtualClock();
    let departures = 0;
    const detector = new DepartureDetector(clock, () => (departures += 1));
    detector.weigh(gone);
    detector.close();
    detector.close();
    clock.advance(10 * UNKNOWN_GRACE_MS);
    expect(departures).toBe(0);
  });
});
