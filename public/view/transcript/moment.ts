/** Words for points in time, in the reader's time zone. The current time is a parameter, so most of it is pure. */
import { h } from '../dom/element.ts';
import { dateOf } from '../words/locale.ts';
import { transcriptWords } from './words.ts';

const MINUTE_MS = 60_000;
/** Older than this, "14:05" is easier to read than "43 min ago". */
const RECENT_MS = 10 * MINUTE_MS;

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const EXACT_CLOCK = { ...CLOCK, second: '2-digit' } as const;
const WEEKDAY = { weekday: 'long' } as const;
const DAY_AND_MONTH = { day: 'numeric', month: 'long' } as const;

/** "just now", "2 min ago", then "14:05". A clock running slightly ahead of ours still says "just now". */
export function momentWording(at: number, now: number): string {
  const age = now - at;
  if (Math.abs(age) < MINUTE_MS) return transcriptWords.justNow;
  if (age > 0 && age < RECENT_MS) return transcriptWords.minutesAgo(Math.floor(age / MINUTE_MS));
  return clockWording(at);
}

export const clockWording = (at: number): string => dateOf(at, CLOCK);

/** "14:05:09". */
export const exactClockWording = (at: number): string => dateOf(at, EXACT_CLOCK);

/** Whether the wording can no longer change. */
export const isSettled = (at: number, now: number): boolean => now - at >= RECENT_MS;

/** "Saturday 21 November 2026, 14:05:09". */
export const exactWording = (at: number): string =>
  transcriptWords.dayAndTime(dayOfYear(at), exactClockWording(at));

const dayOfYear = (at: number): string =>
  transcriptWords.dayOfYear(dateOf(at, WEEKDAY), dateOf(at, DAY_AND_MONTH), new Date(at).getFullYear());

/** "Today", "Yesterday", "Saturday 21 November", with the year where it is not this one. */
export function dayWording(at: number, now: number): string {
  if (isSameDay(at, now)) return transcriptWords.today;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(at, yesterday.getTime())) return transcriptWords.yesterday;
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return isThisYear ? transcriptWords.day(dateOf(at, WEEKDAY), dateOf(at, DAY_AND_MONTH)) : dayOfYear(at);
}

export function isSameDay(one: number, other: number): boolean {
  const a = new Date(one);
  const b = new Date(other);
  return a.getDate() === b.getDate() && a.getMonth() === b.getMonth() && a.getFullYear() === b.getFullYear();
}

/** A time element with the exact time as its title; the caller sets its text. */
export const momentElement = (at: number): HTMLTimeElement =>
  h('time', {
    class: 'moment',
    datetime: new Date(at).toISOString(),
    title: exactWording(at),
  });
