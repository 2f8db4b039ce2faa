import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { keptStore } from '../../testing/kept-store.ts';
import { SimDisk } from '../../testing/sim-disk.ts';
import { Stage } from '../../testing/stage.ts';
import { afterStored } from './output-gate.ts';
import { memoryStore } from './storage.ts';

const [ann, ben] = [memberId('ann'), memberId('ben')];

/** A store that commits when it is told to. */
function slowStore() {
  const waiting: (() => void)[] = [];
  return {
    whenStored: (then: () => void) => void waiting.push(then),
    commit() {
      for (const then of waiting.splice(0)) then();
    },
  };
}

describe('a frame', () => {
  it('leaves at once where nothing waits to be kept, and tells whether it was taken', () => {
    const sent: string[] = [];
    const missed: string[] = [];
    const send = afterStored<string>(
      memoryStore(),
      (to, frame) => sent.push(`${to} ${frame}`) < 2,
      (to) => missed.push(to),
    );
    expect([send(ann, '1'), send(ben, '2')]).toEqual([true, false]);
    expect([sent, missed]).toEqual([[`${ann} 1`, `${ben} 2`], []]);
  });

  it('waits in order, and whoever it could not be sent to is told anew', () => {
    const store = slowStore();
    const sent: string[] = [];
    const missed: string[] = [];
    const send = afterStored<string>(
      store,
      (to, frame) => to === ann && sent.push(frame) > 0,
      (to) => missed.push(to),
    );
    expect([send(ann, '1'), send(ben, '2'), send(ann, '3')]).toEqual([true, true, true]);
    expect(sent).toEqual([]);
    store.commit();
    expect([sent, missed]).toEqual([['1', '3'], [ben]]);
  });
});

/** Ann talks with Ben, whose device takes half a second to keep something. */
function withSlowDevice() {
  const stage = new Stage(1);
  const disk = new SimDisk(stage.clock, () => 500);
  const openStore = () => keptStore(disk, stage.clock);
  const enterAnn = () => stage.enter('Ann', 1);
  const enterBen = () => stage.enter('Ben', 2, { store: openStore() });
  /** How many entries are safe there. */
  const kept = () => openStore().get('parley.log.room.0')?.split('\n').length ?? 0;
  return { stage, disk, enterAnn, enterBen, kept };
}

describe('an acknowledgement', () => {
  it('never leaves before what it acknowledges is committed', () => {
    const { stage, enterAnn, enterBen, kept } = withSlowDevice();
    const [a, b] = [enterAnn(), enterBen()];
    const claims: (readonly [claimed: number, kept: number])[] = [];
    stage.network.watch = (from, _to, text) => {
      if (from !== b.host) return;
      const frame = JSON.parse(text) as { type: string; heads?: Record<string, number>; entries?: unknown[] };
      const heads = Object.values(frame.heads ?? {}).reduce((sum, head) => sum + head, 0);
      if (frame.type === 'heads' || frame.type === 'entries')
        claims.push([Math.max(heads, frame.entries?.length ?? 0), kept()]);
    };
    for (let at = 0; at < 20; at += 1) {
      a.room.talk.say(`from Ann ${at}`);
      if (at % 3 === 0) b.room.talk.say(`from Ben ${at}`);
      stage.clock.advance(at * 37);
    }
    stage.clock.advance(10_000);
    expect(claims.length).toBeGreaterThan(5);
    expect(claims.filter(([claimed, safe]) => claimed > safe)).toEqual([]);
    const receipts = a.room.talk.lines.value.flatMap((line) => (line.kind === 'text' ? [line.receipt] : []));
    expect(receipts.filter((receipt) => receipt !== null).every(({ have }) => have === 1)).toBe(true);
  });

  it('is not sent by a page that crashed before the commit; what it sent is there afterwards', () => {
    for (let crashAfterMs = 0; crashAfterMs < 2_000; crashAfterMs += 90) {
      const { stage, disk, enterAnn, enterBen } = withSlowDevice();
      const [a, b] = [enterAnn(), enterBen()];
      stage.clock.advance(2_000);
      for (const text of ['one', 'two', 'three']) {
        a.room.talk.say(text);
        stage.clock.advance(200);
      }
      stage.clock.advance(crashAfterMs);
      stage.network.crash(b.host);
      disk.crash();
      const acknowledged = a.room.talk.lines.value.flatMap((line) =>
        line.kind === 'text' && line.receipt?.have === 1 ? [line.text] : [],
      );
      stage.leave(a);
      stage.leave(b);
      const again = enterBen();
      const there = again.room.talk.lines.value.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
      expect(there).toEqual(expect.arrayContaining(acknowledged));
      stage.leave(again);
    }
  });

  it('goes out without a commit where the device keeps nothing any more', () => {
    const { stage, disk, enterAnn, enterBen } = withSlowDevice();
    const [a, b] = [enterAnn(), enterBen()];
    disk.trouble = 'full';
    a.room.talk.say('is anybody there?');
    stage.clock.advance(5_000);
    const [line] = a.room.talk.lines.value.filter((each) => each.kind === 'text');
    expect(line?.receipt).toEqual({ have: 1, of: 1, keepers: 0 });
    expect(b.room.talk.entries).toHaveLength(a.room.talk.entries.length);
  });
});
