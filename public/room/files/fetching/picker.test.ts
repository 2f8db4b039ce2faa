import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBitmap, hasBit, setBit } from '../bitmap.ts';
import { type Asked, pick, pickAgain } from './picker.ts';

const bitsOf = (count: number, pieces: Iterable<number>): Uint8Array => {
  const bits = emptyBitmap(count);
  for (const piece of pieces) if (piece < count) setBit(bits, piece);
  return bits;
};

const situation = fc.integer({ min: 1, max: 80 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    held: fc.uniqueArray(fc.nat(count - 1)),
    open: fc.uniqueArray(fc.nat(count - 1)),
    rarity: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: count, maxLength: count }),
    of: fc.integer({ min: 1, max: 9 }),
    rank: fc.nat(8),
  }),
);

describe('what a member is asked for', () => {
  it('is wanted, theirs, and the rarest of such; nothing only where there is no such piece', () => {
    fc.assert(
      fc.property(situation, ({ count, held, open, rarity, of, rank }) => {
        const bits = bitsOf(count, held);
        const isOpen = (piece: number) => open.includes(piece);
        const piece = pick({
          count,
          isOpen,
          bits,
          rarity: Uint8Array.from(rarity),
          rank: rank % of,
          of,
        });
        const candidates = held.filter(isOpen);
        if (candidates.length === 0) {
          expect(piece).toBeNull();
          return;
        }
        expect(candidates).toContain(piece);
        const least = Math.min(...candidates.map((each) => rarity[each] ?? 0));
        expect(rarity[piece ?? -1]).toBe(least);
        const own = candidates.some((each) => rarity[each] === least && each % of === rank % of);
        if (own) expect((piece ?? -1) % of).toBe(rank % of);
      }),
    );
  });

  it('is something else for each of those who begin together, as long as there is enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 4 }), (of, turns) => {
        const count = of * turns;
        const bits = bitsOf(
          count,
          Array.from({ length: count }, (_, piece) => piece),
        );
        const rarity = new Uint8Array(count).fill(1);
        const all = Array.from({ length: of }, (_, rank) => {
          const mine = new Set<number>();
          for (let turn = 0; turn < turns; turn += 1) {
            const isOpen = (piece: number) => !mine.has(piece);
            mine.add(pick({ count, isOpen, bits, rarity, rank, of }) ?? -1);
          }
          return [...mine];
        }).flat();
        expect(new Set(all).size).toBe(count);
      }),
    );
  });
});

describe('what is asked for again', () => {
  const asked: fc.Arbitrary<Asked> = fc.record({
    piece: fc.nat(19),
    times: fc.integer({ min: 1, max: 3 }),
    ageMs: fc.nat(10_000),
    isUntouched: fc.boolean(),
    isOfAuthor: fc.boolean(),
  });

  it('is theirs, late, and asked of two at most; of the author only what nobody else sent', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(asked, { selector: ({ piece }) => piece }),
        fc.uniqueArray(fc.nat(19)),
        fc.boolean(),
        fc.boolean(),
        fc.nat(5_000),
        (all, held, isAuthor, isEnd, pieceMs) => {
          const bits = bitsOf(20, held);
          const again = pickAgain(all, bits, isAuthor, isEnd, pieceMs);
          if (again === null) return;
          const meant = all.find(({ piece }) => piece === again.piece);
          expect(hasBit(bits, again.piece)).toBe(true);
          if (again.how === 'instead') {
            expect(meant).toMatchObject({ isOfAuthor: true, isUntouched: true });
            expect(isAuthor).toBe(false);
          } else {
            expect([isEnd, meant?.times]).toEqual([true, 1]);
            expect(meant?.ageMs).toBeGreaterThanOrEqual(Math.max(isAuthor ? 3_000 : 1_000, 2 * pieceMs));
          }
        },
      ),
    );
  });
});
