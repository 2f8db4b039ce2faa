import { describe, expect, it } from 'vitest';
import { Receipts } from './receipts.ts';

describe('a receipt', () => {
  it('counts those who acknowledged it, of those who are here', () => {
    const receipts = new Receipts([3, 1, 0], []);
    expect([1, 2, 3, 4].map((seq) => receipts.of(seq))).toEqual([
      { have: 2, of: 3 },
      { have: 1, of: 3 },
      { have: 1, of: 3 },
      { have: 0, of: 3 },
    ]);
  });

  it('counts somebody who left only where they had it: nobody waits for them', () => {
    const receipts = new Receipts([3], [2]);
    expect(receipts.of(2)).toEqual({ have: 2, of: 2 });
    expect(receipts.of(3)).toEqual({ have: 1, of: 1 });
  });

  it('is empty while I am alone', () => {
    expect(new Receipts([], []).of(1)).toEqual({ have: 0, of: 0 });
  });
});
