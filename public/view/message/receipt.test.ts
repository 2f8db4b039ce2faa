import { describe, expect, it } from 'vitest';
import { isComplete, receiptWording } from './receipt.ts';

describe('a receipt', () => {
  it.each([
    [{ have: 0, of: 0 }, 'Waiting for somebody to come'],
    [{ have: 0, of: 4 }, 'Kept on this device'],
    [{ have: 2, of: 4 }, '2 of 4'],
    [{ have: 4, of: 4 }, 'Delivered to everyone'],
  ])('of %o says "%s"', (receipt, words) => {
    expect(receiptWording(receipt)).toBe(words);
  });

  it('is not complete while nobody is there to have it', () => {
    expect(isComplete({ have: 0, of: 0 })).toBe(false);
    expect(isComplete({ have: 1, of: 2 })).toBe(false);
    expect(isComplete({ have: 2, of: 2 })).toBe(true);
  });
});
