import { beforeEach, describe, expect, it } from 'vitest';
import { memberIds } from '../../testing/ids.ts';
import { HostClock, VirtualClock } from '../../testing/virtual-clock.ts';
import { RoomClock, TOLERANCE_MS } from './room-clock.ts';

const [ann, ben, cleo] = memberIds('ann', 'ben', 'cleo');
const DAY_MS = 86_400_000;

let world: VirtualClock;
let device: HostClock;
let jumps: number;
let clock: RoomClock;
function begin(skewMs: number): void {
  world = new VirtualClock();
  device = new HostClock(world, skewMs);
  jumps = 0;
  clock = new RoomClock({
    clock: device,
    jumped: () => {
      jumps += 1;
    },
  });
}
beforeEach(() => begin(0));

const wrongBy = () => clock.now() - world.now();

describe("the room's time", () => {
  it("is this device's as long as nobody says otherwise", () => {
    expect(wrongBy()).toBe(0);
    expect(clock.correction.value).toBe(0);
  });

  it.each<[string, skewMs: number]>([
    ['three days behind', -3 * DAY_MS],
    ['thirty hours ahead', 1.25 * DAY_MS],
    ['ten years ahead', 3_650 * DAY_MS],
    ['at 1970', -Date.UTC(2026, 0, 1)],
  ])('is right on a device that is %s, once others are heard', (_, skewMs) => {
    begin(skewMs);
    clock.heard('server', -skewMs);
    expect(wrongBy()).toBe(0);
    clock.heard(ann, 40 - skewMs);
    clock.heard(ben, 20 - skewMs);
    expect(Math.abs(wrongBy())).toBeLessThan(50);
  });

  it.each<[string, ahead: readonly number[], correction: number]>([
    ['one of three is far off', [0, 10, -3 * DAY_MS], 0],
    ['one of two is far off', [0, 3 * DAY_MS], 0],
    ['two are far off to either side', [-3 * DAY_MS, 3 * DAY_MS], 0],
    ['they are off by less than counts', [TOLERANCE_MS - 1, TOLERANCE_MS - 1, TOLERANCE_MS - 1], 0],
    ['two of three are off alike', [3 * DAY_MS, 3 * DAY_MS + 5, 0], 3 * DAY_MS],
    ['all are off, one of them much more', [5_000_000, 5_000_010, 9e15], 5_000_010],
  ])('where %s', (_, [server = 0, ...members], correction) => {
    clock.heard('server', server);
    for (const [at, ahead] of members.entries()) clock.heard([ann, ben, cleo][at] ?? ann, ahead);
    expect(clock.correction.value).toBe(correction);
  });

  it('counts the voices of those who are here alone', () => {
    clock.heard('server', 0);
    for (const member of [ann, ben]) clock.heard(member, DAY_MS);
    expect(clock.correction.value).toBe(DAY_MS);
    clock.lost(ann);
    expect(clock.correction.value).toBe(0);
  });

  it('is never before 1970, which no entry may claim', () => {
    begin(-Date.UTC(2030, 0, 1));
    expect(clock.now()).toBe(0);
  });

  it('goes on without a jump where the clock is set back, and others are asked', () => {
    clock.heard('server', 0);
    world.advance(60_000);
    device.skewMs = -5 * 3_600_000;
    expect(wrongBy()).toBe(0);
    expect(jumps, 'whoever reads the time is not interrupted').toBe(0);
    world.advance(0);
    expect(jumps).toBe(1);
  });

  it('takes a clock that jumped ahead for one that slept, until others were asked', () => {
    clock.heard('server', 0);
    device.skewMs = 5 * 3_600_000;
    world.advance(10_000);
    expect(jumps).toBe(1);
    expect(wrongBy()).toBe(5 * 3_600_000);
    clock.heard('server', -5 * 3_600_000);
    expect(wrongBy()).toBe(0);
  });

  it('says when something was, whatever the clock said then', () => {
    begin(-DAY_MS);
    const moment = device.now();
    const then = world.now();
    world.advance(5_000);
    clock.heard('server', DAY_MS);
    expect(clock.timeOf(moment)).toBe(then);
  });

  it('asks nobody for what clocks drift', () => {
    for (let n = 0; n < 100; n += 1) {
      device.skewMs += 100;
      world.advance(5_000);
    }
    expect(jumps).toBeLessThanOrEqual(10);
    clock.close();
  });
});
