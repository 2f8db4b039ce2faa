import { describe, expect, it } from 'vitest';
import { isKeptElsewhere, keeperWording, keptBy, keptByText, type MaybeKeeper } from './keeper-wording.ts';

const NOW = Date.UTC(2026, 10, 12, 12);
const member = (
  name: string,
  days: number | null,
  reach: MaybeKeeper['reach'] = 'connected',
): MaybeKeeper => ({
  name,
  reach,
  keeper: { days, megabytes: null },
});
const person: MaybeKeeper = { name: 'Ann', reach: 'connected', keeper: null };
const told = (...members: MaybeKeeper[]) => {
  const kept = keptBy(members, NOW);
  return kept && keptByText(kept, NOW);
};

describe('what is said now is kept', () => {
  it('by nobody where there is no keeper, or none that gets it', () => {
    expect(told(person)).toBeNull();
    expect(told(member('Keeper', 30, 'unreachable'))).toBeNull();
  });

  it('by a keeper until a day, with the year where it is another', () => {
    expect(told(person, member('Keeper', 30))).toMatch(/^Kept by Keeper until \D*12\D*$/);
    expect(told(member('Keeper', 30))).toContain('December');
    expect(told(member('Keeper', 90))).toContain('2027');
  });

  it('by the keeper that keeps it longest', () => {
    expect(told(member('One', 7), member('Two', 30), member('Three', 1))).toContain('Kept by Two until');
    expect(told(member('One', 7), member('Two', null))).toBe('Kept by Two until it is made to forget');
  });

  it('while a link with the keeper is down for a moment', () => {
    expect(told(member('Keeper', 7, 'reconnecting'))).not.toBeNull();
  });
});

it('whoever leaves is not asked to keep what a keeper has', () => {
  expect(isKeptElsewhere([person])).toBe(false);
  expect(isKeptElsewhere([person, member('Keeper', 7, 'via')])).toBe(true);
  expect(isKeptElsewhere([member('Keeper', 7, 'reconnecting')])).toBe(false);
});

it('a keeper is described by what it says of itself', () => {
  expect(keeperWording({ days: 1, megabytes: 500 })).toMatch(
    /^A keeper, by its own account: .* It keeps everything for a day\. No more than 500 MB: .* It reads what members read/,
  );
  expect(keeperWording({ days: null, megabytes: null })).toMatch(/until it is made to forget\. It reads/);
});
