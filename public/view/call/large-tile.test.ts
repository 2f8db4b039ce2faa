import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { largeTile } from './large-tile.ts';

const [self, ada, ben] = [memberId('self'), memberId('ada'), memberId('ben')];
const camera = (id: typeof ada) => ({ id, video: 'camera', isAway: false }) as const;
const screen = (id: typeof ada) => ({ id, video: 'screen', isAway: false }) as const;
const ALIKE = { self, participants: [camera(ada), camera(ben)], pinned: null, speaker: null };

describe('the large tile', () => {
  it('is none where all are shown alike, and who speaks in the other view', () => {
    expect(largeTile(ALIKE)).toBeNull();
    expect(largeTile({ ...ALIKE, speaker: ben })).toBe(ben);
  });

  it('is a shared screen in either view', () => {
    const participants = [camera(ada), screen(ben)];
    expect(largeTile({ ...ALIKE, participants })).toBe(ben);
    expect(largeTile({ ...ALIKE, participants, speaker: ada })).toBe(ben);
    expect(largeTile({ ...ALIKE, participants: [camera(ada), { ...screen(ben), isAway: true }] })).toBeNull();
  });

  it('is above all the one that was chosen, as long as they are there', () => {
    expect(largeTile({ ...ALIKE, participants: [camera(ada), screen(ben)], pinned: ada })).toBe(ada);
    expect(largeTile({ ...ALIKE, pinned: self })).toBe(self);
    expect(largeTile({ ...ALIKE, participants: [camera(ada)], pinned: ben, speaker: ada })).toBe(ada);
  });
});
