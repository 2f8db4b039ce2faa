import { beforeEach, describe, expect, it } from 'vitest';
import { type BulkPage, openBulk } from '../../testing/bulk-pages.ts';
import { SimBulk } from '../../testing/sim-bulk.ts';
import { type Guest, Stage } from '../../testing/stage.ts';
import { encodeFrame } from '../protocol/frame.ts';

let stage: Stage;
let lanes: SimBulk;
let ann: Guest;
let ben: Guest;
let a: BulkPage;
let b: BulkPage;

const enter = (name: string, key: number) => {
  const guest = stage.enter(name, key);
  return { guest, page: openBulk(stage, lanes, guest) };
};

beforeEach(() => {
  stage = new Stage(7);
  lanes = new SimBulk(stage.network);
  ({ guest: ann, page: a } = enter('Ann', 1));
  ({ guest: ben, page: b } = enter('Ben', 2));
});

const [annId, benId] = [() => ann.room.self, () => ben.room.self];
const pass = (seconds: number) => stage.clock.advance(seconds * 1_000);
const message = (byte: number, length = 65_536) => new Uint8Array(length).fill(byte);

/** Sends messages one after the other as there is space. */
function pump(from: BulkPage, to: () => Guest['room']['self'], count: number): { sent: number } {
  const progress = { sent: 0 };
  const go = () => {
    while (progress.sent < count && from.bulk.send(to(), message(progress.sent % 256))) progress.sent += 1;
    if (progress.sent < count) stage.clock.after(20, go);
  };
  go();
  return progress;
}

describe('a connection for bulk', () => {
  it('opens when one end holds it, whichever that is, and carries messages both ways', () => {
    for (const [page, id] of [
      [a, benId],
      [b, annId],
    ] as const) {
      page.bulk.hold(id());
      pass(5);
      expect([a.bulk.isOpen(benId()), b.bulk.isOpen(annId())]).toEqual([true, true]);
      expect([a.bulk.send(benId(), message(1)), b.bulk.send(annId(), message(2))]).toEqual([true, true]);
      pass(1);
      expect(a.received.at(-1)).toEqual({ from: benId(), bytes: message(2) });
      expect(b.received.at(-1)).toEqual({ from: annId(), bytes: message(1) });
      page.bulk.release(id());
      pass(60);
      expect([a.bulk.isOpen(benId()), b.bulk.isOpen(annId())]).toEqual([false, false]);
    }
  });

  it('opens once when both hold it at the same moment', () => {
    a.bulk.hold(benId());
    b.bulk.hold(annId());
    pass(5);
    expect([a.told, b.told]).toEqual([['opened'], ['opened']]);
  });

  it('waits for the link, and opens when that is there', () => {
    stage.network.setCut(ann.host, ben.host, true);
    pass(60);
    a.bulk.hold(benId());
    pass(30);
    expect(a.bulk.isOpen(benId())).toBe(false);
    stage.network.setCut(ann.host, ben.host, false);
    pass(40);
    expect([a.bulk.isOpen(benId()), b.bulk.isOpen(annId())]).toEqual([true, true]);
  });

  it('ends for both when one of them wants no more bulk at all', () => {
    a.bulk.hold(benId());
    pass(5);
    b.bulk.close();
    expect(b.bulk.isOpen(annId())).toBe(false);
    pass(5);
    expect(a.told).toEqual(['opened', 'closed']);
  });
});

describe('a connection that is lost', () => {
  beforeEach(() => {
    a.bulk.hold(benId());
    pass(5);
  });

  it('is made anew, however often', () => {
    for (let time = 1; time <= 4; time += 1) {
      stage.network.breakLink(ann.host, ben.host);
      pass(60);
      expect(a.bulk.isOpen(benId())).toBe(true);
      expect(b.bulk.isOpen(annId())).toBe(true);
      expect(a.told.filter((told) => told === 'closed')).toHaveLength(time);
    }
  });

  it('outlives a short cut, with all that was on its way', () => {
    const { sent } = pump(a, benId, 3);
    stage.network.setCut(ann.host, ben.host, true);
    pass(3);
    stage.network.setCut(ann.host, ben.host, false);
    pass(5);
    expect(sent).toBe(3);
    expect(b.received).toHaveLength(3);
    expect([a.told, b.told]).toEqual([['opened'], ['opened']]);
  });

  it('loses what was on its way in a long cut, says so, and comes back', () => {
    stage.network.setCut(ann.host, ben.host, true);
    expect(a.bulk.send(benId(), message(1))).toBe(true);
    pass(60);
    expect([a.told, b.told]).toEqual([
      ['opened', 'closed'],
      ['opened', 'closed'],
    ]);
    stage.network.setCut(ann.host, ben.host, false);
    pass(60);
    expect([a.told, b.told]).toEqual([
      ['opened', 'closed', 'opened'],
      ['opened', 'closed', 'opened'],
    ]);
    expect(b.received).toEqual([]);
  });

  it('ends with a page that crashes, and begins anew with the next one', () => {
    stage.network.crash(ben.host);
    pass(120);
    expect(a.told).toEqual(['opened', 'closed']);
    ({ guest: ben, page: b } = enter('Ben', 2));
    pass(30);
    expect([a.bulk.isOpen(benId()), b.bulk.isOpen(annId())]).toEqual([true, true]);
  });

  it('ends with a reload, and begins anew with the page that is loaded', () => {
    const { store } = ben;
    stage.leave(ben);
    b.bulk.close();
    ben = stage.enter('Ben', 2, { store });
    b = openBulk(stage, lanes, ben);
    pass(30);
    expect([a.bulk.isOpen(benId()), b.bulk.isOpen(annId())]).toEqual([true, true]);
    expect(a.told).toEqual(['opened', 'closed', 'opened']);
    a.bulk.send(benId(), message(9));
    pass(1);
    expect(b.received).toHaveLength(1);
  });

  it('ends when the member leaves', () => {
    stage.leave(ben);
    pass(60);
    expect(a.bulk.isOpen(benId())).toBe(false);
    expect(a.told).toEqual(['opened', 'closed']);
  });
});

describe('sending', () => {
  beforeEach(() => {
    a.bulk.hold(benId());
    pass(5);
  });

  it('stops where there is no space, and goes on when told', () => {
    let count = 0;
    while (a.bulk.send(benId(), message(count))) count += 1;
    expect(count).toBe(4);
    pass(2);
    expect(a.told).toEqual(['opened', 'drained']);
    expect(b.received).toHaveLength(4);
  });

  it('of much over a long line takes more lanes, and everything arrives', () => {
    const progress = pump(a, benId, 400);
    pass(60);
    expect(progress.sent).toBe(400);
    expect(b.received).toHaveLength(400);
    let held = 0;
    while (a.bulk.send(benId(), message(1))) held += 1;
    expect(held).toBe(16);
    expect(a.told).not.toContain('closed');
  });

  it('lets the caller use the bytes again at once', () => {
    const bytes = message(1);
    a.bulk.send(benId(), bytes);
    bytes.fill(2);
    pass(1);
    expect(b.received[0]?.bytes).toEqual(message(1));
  });

  it('of more than the member takes is a mistake', () => {
    expect(() => a.bulk.send(benId(), message(1, 65_537))).toThrow(RangeError);
  });

  it('takes nothing for whom there is no connection', () => {
    const { guest: cat } = enter('Cat', 3);
    expect(a.bulk.send(cat.room.self, message(1))).toBe(false);
    expect(a.bulk.way(cat.room.self)).toEqual({ isOverTurn: null, rttMs: null, problem: null });
  });

  it('in a call of either end is slow at first, over one lane, and fast again afterwards', () => {
    for (const page of [a, b]) {
      page.bulk.giveWay(true);
      pass(1);
      const before = b.received.length;
      const progress = pump(a, benId, 1_000);
      pass(2);
      // 256 KiB a second to begin with, and then as the delay allows.
      expect(b.received.length - before).toBeGreaterThan(1);
      expect(b.received.length - before).toBeLessThan(24);
      page.bulk.giveWay(false);
      pass(60);
      expect(progress.sent).toBe(1_000);
    }
  });
});

describe('over TURN', () => {
  beforeEach(() => {
    lanes.isOverTurn = () => true;
  });

  it('it is marked', async () => {
    // As if there were a server: candidates of one tell.
    a.bulk.hold(benId());
    pass(5);
    expect(a.bulk.isOpen(benId())).toBe(true);
  });
});

describe('what a member may not do', () => {
  it('is to describe a lane with another certificate than that of the link', () => {
    b.bulk.close();
    const sdp = 's=x\na=fingerprint:sim SOMEBODY';
    stage.network.inject(
      ben.host,
      ann.host,
      encodeFrame({ type: 'bulk', isHeld: true, isCalling: false, lanes: [] } as never),
    );
    stage.network.inject(
      ben.host,
      ann.host,
      encodeFrame({ type: 'bulk-signal', lane: 'l1', description: { type: 'offer', sdp } } as never),
    );
    pass(30);
    expect(a.told).toEqual([]);
    expect(stage.network.sent.get('bulk')).toBeUndefined();
  });
});
