import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { begins, type CallRecord, type CallSight, follow, lengthOf } from './call-record.ts';

const [ada, ben, cleo] = [memberId('ada'), memberId('ben'), memberId('cleo')];

/** Everybody is in sight, and whoever goes hangs up. */
const CLEAR = { isBeginning: true, haveHungUp: true, isWhole: true };
const sight = (now: number, present: CallSight['present'], other: Partial<CallSight> = {}): CallSight => ({
  ...CLEAR,
  now,
  present,
  ...other,
});
const seeing = (...sights: CallSight[]): CallRecord | null =>
  sights.reduce<CallRecord | null>((record, next) => follow(record, next), null);
const length = (record: CallRecord | null) => record && lengthOf(record);

describe('a call in sight', () => {
  it('tells who began it, who was in it, and how long it was', () => {
    const running = seeing(sight(1_000, [ada]), sight(2_000, [ada, ben]), sight(3_000, [ben]));
    expect(running).toMatchObject({ begun: { by: ada }, present: [ben], seen: [ada, ben], over: null });
    expect(length(running)).toBeNull();
    const over = follow(running, sight(61_000, []));
    expect(over).toMatchObject({ present: [], seen: [ada, ben] });
    expect(length(over)).toBe(60_000);
  });

  it('is nothing while nobody is in it', () => {
    expect(seeing(sight(0, []))).toBeNull();
    const over = seeing(sight(0, [ada]), sight(1_000, []));
    expect(follow(over, sight(2_000, []))).toBe(over);
  });

  it('is another one after they hung up', () => {
    const over = seeing(sight(0, [ada]), sight(1_000, []));
    expect(begins(over, sight(2_000, [ada]))).toBe(true);
    expect(seeing(sight(0, [ada]), sight(1_000, []), sight(2_000, [ben]))).toMatchObject({
      begun: { by: ben, at: 2_000 },
      seen: [ben],
    });
  });
});

describe('what was not seen is not told', () => {
  it('neither who began it nor how long it was, by whoever came later', () => {
    const late = seeing(sight(0, [ada], { isBeginning: false }), sight(9_000, []));
    expect(late).toMatchObject({ begun: null, seen: [ada] });
    expect(length(late)).toBeNull();
    expect(seeing(sight(0, [ada, ben]))).toMatchObject({ begun: null });
  });

  it('nor how long it was where somebody may be in it unseen', () => {
    expect(length(seeing(sight(0, [ada]), sight(9_000, [], { isWhole: false })))).toBeNull();
  });
});

describe('whoever left without hanging up', () => {
  const away = seeing(sight(0, [ada, ben]), sight(1_000, [], { haveHungUp: false }));

  it('comes back to the same call', () => {
    const back = sight(31_000, [ben, cleo]);
    expect(begins(away, back)).toBe(false);
    expect(follow(away, back)).toMatchObject({ present: [ben, cleo], seen: [ada, ben, cleo], over: null });
  });

  it('comes back to another one after a while; so does somebody else', () => {
    expect(begins(away, sight(62_000, [ben]))).toBe(true);
    expect(begins(away, sight(2_000, [cleo]))).toBe(true);
  });
});
