import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { LinkSignal } from './link.ts';
import { SignalBatch } from './signal-batch.ts';

const candidate = (name: string) => ({ candidate: name, sdpMid: '0' });

let clock: VirtualClock;
let delivered: LinkSignal[];
let batch: SignalBatch;
beforeEach(() => {
  clock = new VirtualClock();
  delivered = [];
  batch = new SignalBatch(clock, (signal) => delivered.push(signal));
});

describe('what a link has to tell', () => {
  it('goes out in one piece: the description with the first candidates', () => {
    batch.describe({ type: 'offer', sdp: 'sdp' });
    batch.add(candidate('a'));
    batch.add(candidate('b'));
    expect(delivered).toEqual([]);
    clock.advance(100);
    expect(delivered).toEqual([
      { description: { type: 'offer', sdp: 'sdp' }, candidates: [candidate('a'), candidate('b')] },
    ]);
  });

  it('goes out within tens of milliseconds, however much keeps coming', () => {
    for (let n = 0; n < 100; n += 1) {
      batch.add(candidate(`${n}`));
      clock.advance(2);
    }
    clock.advance(100);
    expect(delivered.length).toBeGreaterThan(3);
    expect(delivered.length).toBeLessThan(20);
    expect(delivered.flatMap(({ candidates = [] }) => candidates)).toHaveLength(100);
  });

  it('goes out soon when no more comes, and later candidates after it', () => {
    batch.describe({ type: 'offer', sdp: 'sdp' });
    clock.advance(3);
    for (const name of ['a', 'b']) {
      batch.add(candidate(name));
      clock.advance(3);
    }
    clock.advance(6);
    expect(delivered).toEqual([
      { description: { type: 'offer', sdp: 'sdp' }, candidates: [candidate('a'), candidate('b')] },
    ]);
    batch.add(candidate('c'));
    clock.advance(10);
    expect(delivered.slice(1)).toEqual([{ candidates: [candidate('c')] }]);
    clock.advance(100);
    expect(delivered).toHaveLength(2);
  });

  it('goes out once', () => {
    batch.describe({ type: 'answer', sdp: 'sdp' });
    clock.advance(100);
    batch.add(candidate('late'));
    clock.advance(100);
    expect(delivered).toEqual([
      { description: { type: 'answer', sdp: 'sdp' } },
      { candidates: [candidate('late')] },
    ]);
    clock.advance(10_000);
    expect(delivered).toHaveLength(2);
  });

  it('holds the latest description only', () => {
    batch.describe({ type: 'offer', sdp: 'old' });
    batch.describe({ type: 'offer', sdp: 'new' });
    clock.advance(100);
    expect(delivered).toEqual([{ description: { type: 'offer', sdp: 'new' } }]);
  });

  it('lets no answer be replaced: whoever waits for it would wait forever', () => {
    batch.describe({ type: 'answer', sdp: 'theirs' });
    batch.describe({ type: 'offer', sdp: 'mine' });
    clock.advance(100);
    expect(delivered.map(({ description }) => description?.type)).toEqual(['answer', 'offer']);
  });

  it('goes out at once when no more candidates will come', () => {
    batch.describe({ type: 'offer', sdp: 'sdp' });
    batch.add(candidate('a'));
    batch.complete();
    expect(delivered).toEqual([{ description: { type: 'offer', sdp: 'sdp' }, candidates: [candidate('a')] }]);
    clock.advance(100);
    expect(delivered).toHaveLength(1);
  });

  it('is nothing where there is nothing to tell', () => {
    batch.complete();
    batch.describe({ type: 'offer', sdp: 'sdp' });
    batch.close();
    batch.complete();
    expect(delivered).toEqual([]);
  });

  it('does not go out after close', () => {
    batch.describe({ type: 'offer', sdp: 'sdp' });
    batch.close();
    clock.advance(100);
    expect(delivered).toEqual([]);
  });
});
