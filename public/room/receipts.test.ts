import { describe, expect, it } from 'vitest';
import { Receipts } from './receipts.ts';

const heads: Record<string, number> = { ann: 3, ben: 1, cat: 0, gone: 2 };
const headOf = (member: string) => heads[member] ?? 0;

describe('a receipt', () => {
  it('counts those who acknowledged it, of those who are here', () => {
    const receipts = new Receipts(['ann', 'ben', 'cat'], [], headOf);
    expect([1, 2, 3, 4].map((seq) => receipts.of(seq))).toEqual([
      { have: 2, of: 3 },
      { have: 1, of: 3 },
      { have: 1, of: 3 },
      { have: 0, of: 3 },
    ]);
  });

  it('counts somebody who left only where they had it: nobody waits for them', () => {
    const receipts = new Receipts(['ann'], ['gone'], headOf);
    expect(receipts.of(2)).toEqual({ have: 2, of: 2 });
    expect(receipts.of(3)).toEqual({ have: 1, of: 1 });
  });

  it('is empty while I am alone', () => {
    expect(new Receipts([], [], headOf).of(1)).toEqual({ have: 0, of: 0 });
  });
});
