/** Who keeps what is said now for everybody, by their own account, and until when, in words. Pure. */
import type { KeeperTerms } from '../../room/keep/keeper-word.ts';
import type { Member } from '../../room/people/member.ts';
import { dateOf } from '../words/locale.ts';
import type { Phrase } from '../words/phrase.ts';
import { sizeWording } from './size-wording.ts';
import { keepWords } from './words.ts';

export interface KeptBy {
  readonly name: string;
  /** Unix time in milliseconds; null: without an end. */
  readonly until: number | null;
}

export type MaybeKeeper = Pick<Member, 'name' | 'reach' | 'keeper'>;

const DAY_MS = 86_400_000;
const MEGABYTE = 1_000_000;

/** Of several keepers the one that keeps it longest; null where none gets what is said now. */
export function keptBy(members: readonly MaybeKeeper[], now: number): KeptBy | null {
  const [longest] = members
    .flatMap(({ name, reach, keeper }) => (keeper && reach !== 'unreachable' ? [{ name, keeper }] : []))
    .sort((a, b) => daysOf(b.keeper) - daysOf(a.keeper));
  if (!longest) return null;
  const { days } = longest.keeper;
  return { name: longest.name, until: days === null ? null : now + days * DAY_MS };
}

/** Those of one without an end are more than any bound allows. */
const daysOf = ({ days }: KeeperTerms): number => days ?? Number.MAX_SAFE_INTEGER;

/** "Kept by NAME until 12 December", with the year where it is not this one. */
export function keptByPhrase<Name>({ until }: KeptBy, name: Name, now: number): Phrase<Name> {
  const words = keepWords.keptBy;
  if (until === null) return words.always(name);
  const isThisYear = new Date(until).getFullYear() === new Date(now).getFullYear();
  return words.until(name, dateOf(until, isThisYear ? DAY : DAY_OF_YEAR));
}

export const keptByText = (kept: KeptBy, now: number): string => keptByPhrase(kept, kept.name, now).join('');

const DAY = { day: 'numeric', month: 'long' } as const;
const DAY_OF_YEAR = { ...DAY, year: 'numeric' } as const;

/** What a keeper says of itself, for the dialog about it. */
export const keeperWording = ({ days, megabytes }: KeeperTerms): string => {
  const words = keepWords.keeper;
  return [
    words.is,
    days === null ? words.always : words.days(days),
    megabytes === null ? '' : words.atMost(sizeWording(megabytes * MEGABYTE)),
    words.reads,
  ]
    .filter(Boolean)
    .join(' ');
};

/** Whether a keeper has, or gets at once, what this tab has. */
export const isKeptElsewhere = (members: readonly MaybeKeeper[]): boolean =>
  members.some(({ keeper, reach }) => keeper !== null && (reach === 'connected' || reach === 'via'));
