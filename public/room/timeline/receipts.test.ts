import { describe, expect, it } from 'vitest';
import { LOG, logOf, memberId } from '../../testing/ids.ts';
import { Receipts } from './receipts.ts';

const me = memberId('me');
const of = (...heads: number[]) => heads.map((head) => ({ [logOf(me)]: head }));
const mine = (seq: number, log = LOG) => ({ author: me, log, seq });

describe('a receipt', () => {
  it('counts those who acknowledged it, of those who are here', () => {
    const receipts = new Receipts(of(3, 1, 0), []);
    expect([1, 2, 3, 4].map((seq) => receipts.of(mine(seq)))).toEqual([
      { have: 2, of: 3, keepers: 0 },
      { have: 1, of: 3, keepers: 0 },
      { have: 1, of: 3, keepers: 0 },
      { have: 0, of: 3, keepers: 0 },
    ]);
  });

  it('counts somebody who left only where they had it: nobody waits for them', () => {
    const receipts = new Receipts(of(3), of(2));
    expect(receipts.of(mine(2))).toEqual({ have: 2, of: 2, keepers: 0 });
    expect(receipts.of(mine(3))).toEqual({ have: 1, of: 1, keepers: 0 });
  });

  it('says of one log nothing that was said of another', () => {
    expect(new Receipts(of(3), []).of(mine(1, '001BBBBB'))).toEqual({ have: 0, of: 1, keepers: 0 });
  });

  it('counts keepers apart: they are no people', () => {
    expect(new Receipts(of(1), of(2), of(2, 0)).of(mine(2))).toEqual({ have: 1, of: 2, keepers: 1 });
    expect(new Receipts([], [], of(3)).of(mine(2))).toEqual({ have: 0, of: 0, keepers: 1 });
  });

  it('is empty while I am alone', () => {
    expect(new Receipts([], []).of(mine(1))).toEqual({ have: 0, of: 0, keepers: 0 });
  });
});
