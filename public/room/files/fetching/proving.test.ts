import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../net/crypto/base64url.ts';
import type { MemberId } from '../../people/member.ts';
import type { StoreProblem } from '../piece-store.ts';
import { Proving } from './proving.ts';
import { Source } from './source.ts';

const TRUE = Uint8Array.of(1);
const FALSE = Uint8Array.of(2);

/** The hash of a piece is the piece itself. */
function begun({ isSealed = true, problem = null as StoreProblem | null } = {}) {
  const hashes = new Map<number, string>();
  const seal = () => hashes.set(0, toBase64Url(TRUE));
  if (isSealed) seal();
  const seen: string[] = [];
  const proving = new Proving({
    goal: {
      lacks: () => true,
      hashOf: (piece) => hashes.get(piece),
      keep: async () => problem,
    },
    hash: async (bytes) => bytes,
    proved: () => seen.push('proved'),
    disproved: () => seen.push('disproved'),
    kept: () => seen.push('kept'),
    failed: (why) => seen.push(why),
  });
  return { proving, seal, seen, source: new Source('ann' as MemberId, 1, 1) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a piece that came', () => {
  it('is proven and kept', async () => {
    const { proving, seen, source } = begun();
    proving.take(source, 0, TRUE, 0);
    expect([...proving.pieces]).toEqual([0]);
    await settled();
    expect(seen).toEqual(['proved', 'kept']);
    expect(proving.pieces.size).toBe(0);
  });

  it('is not kept where the author signed another', async () => {
    const { proving, seen, source } = begun();
    proving.take(source, 0, FALSE, 0);
    await settled();
    expect(seen).toEqual(['disproved']);
    expect(proving.pieces.size).toBe(0);
  });

  it('tells why it could not be kept', async () => {
    const { proving, seen, source } = begun({ problem: 'full' });
    proving.take(source, 0, TRUE, 0);
    await settled();
    expect(seen).toEqual(['proved', 'full']);
  });

  it('waits for its seal', async () => {
    const { proving, seal, seen, source } = begun({ isSealed: false });
    proving.take(source, 0, TRUE, 0);
    proving.sealed();
    await settled();
    expect(seen).toEqual([]);
    expect(source.unproven).toBe(1);
    seal();
    proving.sealed();
    await settled();
    expect(seen).toEqual(['proved', 'kept']);
    expect(source.unproven).toBe(0);
  });

  it('counts against nobody else who sent it too, while it waits for its seal', async () => {
    const { proving, seal, source } = begun({ isSealed: false });
    const other = new Source('ben' as MemberId, 1, 2);
    proving.take(source, 0, TRUE, 0);
    proving.take(other, 0, TRUE, 0);
    seal();
    proving.sealed();
    await settled();
    expect([source.unproven, other.unproven]).toEqual([0, 0]);
  });

  it('is given up where no seal comes', () => {
    const { proving, source } = begun({ isSealed: false });
    proving.take(source, 0, TRUE, 100);
    expect(proving.giveUp(99)).toEqual([]);
    expect(proving.giveUp(100)).toEqual([source]);
    expect(proving.pieces.size).toBe(0);
    expect(source.unproven).toBe(0);
  });

  it('is of no use any more once nothing is fetched', async () => {
    const { proving, seen, source } = begun();
    proving.take(source, 0, TRUE, 0);
    proving.close();
    await settled();
    expect(seen).toEqual([]);
  });
});
