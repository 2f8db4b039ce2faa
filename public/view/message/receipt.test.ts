import { describe, expect, it } from 'vitest';
import { isComplete, receiptWording } from './receipt.ts';

describe('a receipt', () => {
  it.each([
    [{ have: 0, of: 0, keepers: 0 }, 'Waiting for somebody to come'],
    [{ have: 0, of: 4, keepers: 0 }, 'Kept on this device'],
    [{ have: 2, of: 4, keepers: 1 }, '2 of 4'],
    [{ have: 0, of: 0, keepers: 1 }, 'Kept by a keeper'],
    [{ have: 0, of: 2, keepers: 1 }, 'Kept by a keeper'],
    [{ have: 4, of: 4, keepers: 0 }, 'Delivered to everyone'],
  ])('of %o says "%s"', (receipt, words) => {
    expect(receiptWording(receipt)).toBe(words);
  });

  it('is not complete while nobody is there to have it', () => {
    expect(isComplete({ have: 0, of: 0, keepers: 1 })).toBe(false);
    expect(isComplete({ have: 1, of: 2, keepers: 0 })).toBe(false);
    expect(isComplete({ have: 2, of: 2, keepers: 0 })).toBe(true);
  });
});
