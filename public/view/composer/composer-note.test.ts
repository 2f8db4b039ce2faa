import { describe, expect, it } from 'vitest';
import { lengthNote, sayRefusal } from './composer-note.ts';

describe('the composer', () => {
  it('counts only when little is left, and says by how much it is too long', () => {
    expect(lengthNote(100, 8_000)).toEqual({ count: '', problem: '' });
    expect(lengthNote(7_999, 8_000).count).toBe('1 character left');
    expect(lengthNote(8_003, 8_000).problem).toContain('by 3 characters');
  });

  it('says what to do in a room that takes no more', () => {
    expect(sayRefusal('too-many', false, 5_000)).toBe(
      'This room takes no more messages from you (5,000): start a new room',
    );
  });

  it('is silent about a blank message, but not about an edit that leaves nothing', () => {
    expect(sayRefusal('blank', false, 5_000)).toBe('');
    expect(sayRefusal('blank', true, 5_000)).toMatch(/delete the message instead/);
  });
});
