import { describe, expect, it } from 'vitest';
import { excessOf, lengthNote, sayRefusal } from './composer-note.ts';

describe('the composer', () => {
  it('counts only when little is left, and says by how much it is too long', () => {
    expect(lengthNote('x'.repeat(100))).toEqual({ count: '', problem: '' });
    expect(lengthNote('x'.repeat(7_199))).toEqual({ count: '', problem: '' });
    expect(lengthNote('x'.repeat(7_200)).count).toBe('800 characters left');
    expect(lengthNote('x'.repeat(7_999)).count).toBe('1 character left');
    expect(lengthNote('x'.repeat(8_003)).problem).toContain('by 3 characters');
  });

  it('counts what people call characters', () => {
    expect(lengthNote('e\u0301'.repeat(7_999)).count).toBe('1 character left');
    expect(lengthNote('👩🏽\u200D💻'.repeat(1_990)).count).toBe('10 characters left');
    expect(lengthNote('👩🏽\u200D💻'.repeat(2_003)).problem).toContain('by 3 characters');
    expect(excessOf('👩🏽\u200D💻'.repeat(2_003))).toBe(3);
    expect(excessOf('👩🏽\u200D💻'.repeat(2_000))).toBe(0);
  });

  it('says what to do in a room that takes no more', () => {
    expect(sayRefusal('too-many', false, 5_000)).toBe(
      'This room takes no more messages from you (5,000): start a new room',
    );
  });

  it('is silent about a blank message, but not about an edit that leaves nothing', () => {
    expect(sayRefusal('blank', false, 5_000)).toBe('');
    expect(sayRefusal('blank', true, 5_000)).toMatch(/delete the message/);
  });
});
