import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../people/member.ts';
import { emptyBitmap, fullBitmap, setBit } from '../bitmap.ts';
import { Sources } from './sources.ts';
import { Streams } from './streams.ts';

const COUNT = 4;
const [ann, ben, cleo] = ['ann', 'ben', 'cleo'] as MemberId[] as [MemberId, MemberId, MemberId];

const sourcesLacking = (...pieces: number[]) =>
  new Sources({
    count: COUNT,
    goal: { lacks: (piece) => pieces.includes(piece) },
    streams: new Streams(0),
    received: () => undefined,
  });

const only = (...pieces: number[]): Uint8Array => {
  const bits = emptyBitmap(COUNT);
  for (const piece of pieces) setBit(bits, piece);
  return bits;
};

describe('how rare a piece is', () => {
  it('follows what members told, however often they told it', () => {
    const sources = sourcesLacking();
    sources.told(ann, fullBitmap(COUNT));
    sources.told(ben, only(0));
    sources.told(ben, [0, 1, COUNT]);
    sources.told(ben, [1]);
    expect([...sources.rarity]).toEqual([2, 2, 1, 1]);
    sources.told(ann, only(3));
    expect([...sources.rarity]).toEqual([1, 1, 0, 1]);
  });

  it('follows who refuses pieces, and who goes', () => {
    const sources = sourcesLacking();
    sources.told(ann, only(0, 1));
    sources.told(ben, only(0));
    const [of, other] = sources.all;
    if (!of || !other) throw new Error('Both told');
    sources.refused(of, 0);
    sources.refused(of, 0);
    expect([...sources.rarity]).toEqual([1, 1, 0, 0]);
    sources.remove(other);
    expect([...sources.rarity]).toEqual([0, 1, 0, 0]);
  });
});

describe('a carrier', () => {
  it('counts as having what is lacking, until they tell what they have', () => {
    const sources = sourcesLacking(1, 2);
    sources.carry(cleo);
    expect([...sources.rarity]).toEqual([0, 1, 1, 0]);
    sources.told(cleo, [3]);
    expect([...sources.rarity]).toEqual([0, 0, 0, 1]);
    expect(sources.get(cleo)?.isCarrier).toBe(false);
  });

  it('is nobody who has something of it', () => {
    const sources = sourcesLacking(1, 2);
    sources.told(cleo, [1]);
    sources.carry(cleo);
    expect([...sources.rarity]).toEqual([0, 1, 0, 0]);
    expect(sources.get(cleo)?.isCarrier).toBe(false);
  });
});

describe('a liar', () => {
  it('stays out after coming back, unless it was the author who lied', () => {
    const sources = sourcesLacking(0);
    const told = () => {
      sources.told(ann, only(0));
      const source = sources.get(ann);
      if (!source) throw new Error('She told');
      return source;
    };
    sources.leaveOut(told());
    sources.remove(told());
    expect(told().isOut).toBe(true);
    sources.letIn(told());
    sources.remove(told());
    expect(told().isOut).toBe(false);
  });
});
