import { expect, it } from 'vitest';
import { type BulkPage, openBulk } from '../../testing/bulk-pages.ts';
import { Random } from '../../testing/random.ts';
import { SimBulk } from '../../testing/sim-bulk.ts';
import { type Guest, Stage } from '../../testing/stage.ts';

interface Side {
  readonly guest: Guest;
  readonly page: BulkPage;
  /** Numbers of messages that were taken since the connection last opened. */
  taken: Set<number>;
  isHeld: boolean;
}

const STEPS = 60;
const BYTES = 20_000;

/** A pair whose network, links and wishes change at random, while both send whatever is taken. */
function play(seed: number) {
  const stage = new Stage(seed);
  const random = new Random(seed + 1_000);
  const lanes = new SimBulk(stage.network, { bytesPerSecond: 2_000_000 });
  let serial = 0;
  const enter = (name: string, key: number): Side => {
    const guest = stage.enter(name, key);
    const side: Side = {
      guest,
      taken: new Set(),
      isHeld: false,
      page: openBulk(stage, lanes, guest, { handlers: { opened: () => side.taken.clear() } }),
    };
    return side;
  };
  const [a, b] = [enter('Ann', 1), enter('Ben', 2)];
  const idOf = (side: Side) => (side === a ? b : a).guest.room.self;
  const setHeld = (side: Side, isHeld: boolean) => {
    side.isHeld = isHeld;
    if (isHeld) side.page.bulk.hold(idOf(side));
    else side.page.bulk.release(idOf(side));
  };
  const send = (side: Side, most: number) => {
    for (let count = 0; count < most; count += 1) {
      const bytes = new Uint8Array(BYTES).fill((serial + 1) % 251);
      new DataView(bytes.buffer).setUint32(0, serial + 1);
      if (!side.page.bulk.send(idOf(side), bytes)) return;
      serial += 1;
      side.taken.add(serial);
    }
  };
  const cut = (isCut: boolean) => stage.network.setCut(a.guest.host, b.guest.host, isCut);
  const either = () => random.pick([a, b]);
  for (let step = 0; step < STEPS; step += 1) {
    const action = random.between(0, 12);
    if (action <= 1) setHeld(either(), random.chance(0.7));
    else if (action === 2) cut(true);
    else if (action === 3) cut(false);
    else if (action === 4) stage.network.breakLink(a.guest.host, b.guest.host);
    else if (action === 5) either().page.bulk.giveWay(random.chance(0.5));
    else if (action === 7) lanes.breakLane(a.guest.host, b.guest.host);
    else if (action === 6) stage.server.setUp(random.chance(0.7));
    else send(either(), random.between(1, 200));
    stage.clock.advance(random.pick([5, 100, 1_000, 5_000, 20_000]));
  }
  cut(false);
  stage.server.setUp(true);
  for (const side of [a, b]) side.page.bulk.giveWay(false);
  stage.clock.advance(200_000);
  return { stage, a, b, idOf, setHeld };
}

it.each(Array.from({ length: 30 }, (_, seed) => seed))('whatever happens to a pair (seed %d)', (seed) => {
  const { stage, a, b, idOf, setHeld } = play(seed);
  const isWanted = a.isHeld || b.isHeld;
  expect([a.page.bulk.isOpen(idOf(a)), b.page.bulk.isOpen(idOf(b))]).toEqual([isWanted, isWanted]);
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const numbers = to.page.received.map(({ bytes }) => new DataView(bytes.buffer).getUint32(0));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { bytes } of to.page.received)
      expect([bytes.length, bytes.at(-1)]).toEqual([BYTES, new DataView(bytes.buffer).getUint32(0) % 251]);
    // What was taken and not told to be lost is there.
    const arrived = new Set(numbers);
    if (from.page.bulk.isOpen(idOf(from)))
      expect([...from.taken].filter((number) => !arrived.has(number))).toEqual([]);
    const turns = from.page.told.filter((told) => told !== 'drained');
    for (const [index, told] of turns.entries()) expect(told).toBe(index % 2 === 0 ? 'opened' : 'closed');
  }
  for (const side of [a, b]) setHeld(side, false);
  stage.clock.advance(60_000);
  expect([a.page.bulk.isOpen(idOf(a)), b.page.bulk.isOpen(idOf(b))]).toEqual([false, false]);
});
