import { beforeEach, describe, expect, it } from 'vitest';
import { type BulkPage, openBulk } from '../../testing/bulk-pages.ts';
import { SimBulk } from '../../testing/sim-bulk.ts';
import { certificateOf } from '../../testing/sim-network.ts';
import { type Guest, Stage } from '../../testing/stage.ts';
import { encodeFrame } from '../protocol/frame.ts';
import type { BulkFrame } from './bulk-frame.ts';

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

  it('is offered anew at once when the link broke under the first offer', () => {
    a.bulk.hold(benId());
    pass(0.05);
    stage.network.breakLink(ann.host, ben.host);
    pass(10);
    expect([a.bulk.isOpen(benId()), b.bulk.isOpen(annId())]).toEqual([true, true]);
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

  it('tells of the loss, and goes on, when one lane of several dies', () => {
    pump(a, benId, 400);
    pass(20);
    lanes.breakLane(ann.host, ben.host);
    pass(1);
    for (const page of [a, b])
      expect(page.told.filter((told) => told !== 'drained')).toEqual(['opened', 'closed', 'opened']);
  });

  it('is made anew, however often the other end closes all and opens it again', () => {
    for (let time = 0; time < 8; time += 1) {
      b.bulk.close();
      b = openBulk(stage, lanes, ben);
      pass(30);
      expect([a.bulk.isOpen(benId()), b.bulk.isOpen(annId())]).toEqual([true, true]);
    }
    a.bulk.release(benId());
    b.bulk.hold(annId());
    for (let time = 0; time < 8; time += 1) {
      a.bulk.close();
      a = openBulk(stage, lanes, ann);
      pass(30);
      expect([a.bulk.isOpen(benId()), b.bulk.isOpen(annId())]).toEqual([true, true]);
    }
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
  /** Until the browser has said which way a lane takes. */
  const told = async () => {
    pass(5);
    await new Promise((resolve) => setImmediate(resolve));
    pass(1);
  };
  const open = (guest: Guest, mayUseTurn: boolean, changed: () => void = () => undefined) =>
    openBulk(stage, lanes, guest, { mayUseTurn, handlers: { changed } });

  beforeEach(() => {
    a.bulk.close();
    b.bulk.close();
    lanes.hasTurn = true;
    lanes.isOverTurn = () => true;
  });

  it('is marked, and has one lane', async () => {
    let changes = 0;
    a = open(ann, true, () => {
      changes += 1;
    });
    b = open(ben, true);
    a.bulk.hold(benId());
    await told();
    expect(a.bulk.way(benId())).toMatchObject({ isOverTurn: true, problem: null });
    expect(b.bulk.way(annId())).toMatchObject({ isOverTurn: true, problem: null });
    expect(changes).toBeGreaterThan(0);
    pump(a, benId, 100);
    pass(60);
    let held = 0;
    while (a.bulk.send(benId(), message(1))) held += 1;
    expect(held).toBe(4);
  });

  it('is ended at once and told, where the operator forbids it at one end or both', async () => {
    for (const [mayAnn, mayBen] of [
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      a = open(ann, mayAnn);
      b = open(ben, mayBen);
      b.bulk.hold(annId());
      await told();
      for (const [page, id] of [
        [a, benId],
        [b, annId],
      ] as const) {
        expect(page.bulk.isOpen(id())).toBe(false);
        expect(page.bulk.way(id())).toMatchObject({ isOverTurn: true, problem: 'turn-off' });
      }
      expect(a.bulk.send(benId(), message(1))).toBe(false);
      a.bulk.close();
      b.bulk.close();
    }
  });

  it('is tried again, and opens when there is another way', async () => {
    a = open(ann, false);
    b = open(ben, false);
    a.bulk.hold(benId());
    await told();
    expect(a.bulk.isOpen(benId())).toBe(false);
    lanes.isOverTurn = () => false;
    pass(70);
    await told();
    expect(a.bulk.isOpen(benId())).toBe(true);
    expect(b.bulk.way(annId())).toMatchObject({ isOverTurn: false, problem: null });
  });

  it('is not even tried by whoever hides addresses where the operator forbids it', async () => {
    a = open(ann, false);
    b = open(ben, false);
    ann.room.connection.setTurnOnly(true);
    pass(30);
    b.bulk.hold(annId());
    await told();
    expect(a.bulk.way(benId()).problem).toBe('turn-off');
    expect(b.bulk.way(annId()).problem).toBe('turn-off');
    expect([a.told, b.told]).toEqual([[], []]);
  });

  it('replaces a connection that shows addresses when the person hides them', async () => {
    a = open(ann, true);
    b = open(ben, true);
    a.bulk.hold(benId());
    await told();
    ann.room.connection.setTurnOnly(true);
    expect(a.bulk.isOpen(benId())).toBe(false);
    pass(30);
    expect(a.bulk.isOpen(benId())).toBe(true);
  });
});

describe('a member', () => {
  /** Whoever offers lanes here: the member who is not polite. */
  const roles = () =>
    annId() < benId()
      ? { offering: { page: b, guest: ben, other: annId }, answering: { page: a, guest: ann, other: benId } }
      : { offering: { page: a, guest: ann, other: benId }, answering: { page: b, guest: ben, other: annId } };
  const inject = (from: Guest, to: Guest, frame: BulkFrame) =>
    stage.network.inject(from.host, to.host, encodeFrame(frame));
  const offer = (lane: string, certificate: string): BulkFrame => ({
    type: 'bulk',
    kind: 'signal',
    lane,
    description: { type: 'offer', sdp: `s=x\na=fingerprint:${certificate}` },
  });
  const wishes = (isHeld: boolean): BulkFrame => ({
    type: 'bulk',
    kind: 'standing',
    isHeld,
    isCalling: false,
    lanes: [],
  });
  let over: string[];

  beforeEach(() => {
    over = [];
    stage.network.watch = (from, _to, text) => {
      const frame = JSON.parse(text) as BulkFrame;
      if (frame.type === 'bulk' && frame.kind === 'over')
        over.push(`${from.name.slice(0, 3)} ${frame.lane} ${frame.why}`);
    };
  });

  it('describes a lane with the certificate of the link, or is refused', () => {
    const { offering, answering } = roles();
    offering.page.bulk.close();
    inject(offering.guest, answering.guest, wishes(true));
    inject(offering.guest, answering.guest, offer('forged', 'sim SOMEBODY'));
    pass(1);
    expect(over).toEqual([`${answering.guest.name} forged refused`]);
    inject(offering.guest, answering.guest, offer('right', certificateOf(offering.guest.host)));
    pass(1);
    expect(over).toHaveLength(1);
    // Nobody goes on with it.
    pass(30);
    expect(over.slice(1)).toEqual([`${answering.guest.name} right failed`]);
    expect(answering.page.bulk.way(answering.other()).problem).toBe('unreachable');
  });

  it('answers with the certificate of the link, or the lane ends', () => {
    const { offering, answering } = roles();
    answering.page.bulk.close();
    offering.page.bulk.hold(offering.other());
    let lane = '';
    stage.network.watch = (_from, _to, text) => {
      lane = /"kind":"signal","lane":"(\w+)"/.exec(text)?.[1] ?? lane;
      if (text.includes('"over"')) over.push(text);
    };
    pass(1);
    inject(answering.guest, offering.guest, {
      type: 'bulk',
      kind: 'signal',
      lane,
      description: { type: 'answer', sdp: 's=x\na=fingerprint:sim SOMEBODY' },
    });
    pass(0.2);
    expect(over).toEqual([expect.stringContaining('refused')]);
    expect(offering.page.bulk.isOpen(offering.other())).toBe(false);
  });

  it('offers no lane that nobody wants, and none at all from the end that answers', () => {
    const { offering, answering } = roles();
    inject(offering.guest, answering.guest, offer('l1', certificateOf(offering.guest.host)));
    inject(answering.guest, offering.guest, wishes(true));
    inject(answering.guest, offering.guest, offer('l2', certificateOf(answering.guest.host)));
    pass(1);
    expect(over).toContain(`${answering.guest.name} l1 unwanted`);
    expect(over).toContain(`${offering.guest.name} l2 refused`);
  });

  it('has four lanes at most', () => {
    const { offering, answering } = roles();
    offering.page.bulk.close();
    inject(offering.guest, answering.guest, wishes(true));
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      inject(offering.guest, answering.guest, offer(name, certificateOf(offering.guest.host)));
    pass(1);
    expect(over).toEqual([`${answering.guest.name} e refused`]);
  });

  it('that does not know a lane any more has ended it', () => {
    a.bulk.hold(benId());
    pass(5);
    const { answering, offering } = roles();
    inject(offering.guest, answering.guest, wishes(true));
    pass(0.2);
    expect(answering.page.told).toEqual(['opened', 'closed']);
    pass(30);
    expect(answering.page.bulk.isOpen(answering.other())).toBe(true);
  });

  it('that asks for nothing hears nothing', () => {
    pass(60);
    expect(stage.network.sent.get('bulk')).toBeUndefined();
  });
});
