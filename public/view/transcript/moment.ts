/** How a point in time is worded. Pure: the present is a parameter, the time zone the reader's. */

const MINUTE_MS = 60_000;
/** Beyond this "43 min ago" asks for arithmetic, where "14:05" does not. */
const RECENT_MS = 10 * MINUTE_MS;

// The interface is in English; its dates stay in one English whatever the browser's locale.
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);
const clock = format({ hour: '2-digit', minute: '2-digit' });
const exactClock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const weekday = format({ weekday: 'long' });
const dayAndMonth = format({ day: 'numeric', month: 'long' });

/** "just now", "2 min ago", then "14:05". A clock running slightly ahead of ours still says "just now". */
export function momentWording(at: number, now: number): string {
  const age = now - at;
  if (Math.abs(age) < MINUTE_MS) return 'just now';
  if (age > 0 && age < RECENT_MS) return `${Math.floor(age / MINUTE_MS)} min ago`;
  return clock.format(at);
}

export const clockWording = (at: number): string => clock.format(at);

/** "14:05:09". */
export const exactClockWording = (at: number): string => exactClock.format(at);

/** Whether the wording can no longer change. */
export const isSettled = (at: number, now: number): boolean => now - at >= RECENT_MS;

/** "Saturday 21 November 2026, 14:05:09". */
export const exactWording = (at: number): string =>
  `${weekday.format(at)} ${dayAndMonth.format(at)} ${new Date(at).getFullYear()}, ${exactClock.format(at)}`;

/** "Today", "Yesterday", "Saturday 21 November", with the year where it is not this one. */
export function dayWording(at: number, now: number): string {
  if (isSameDay(at, now)) return 'Today';
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(at, yesterday.getTime())) return 'Yesterday';
  const year = new Date(at).getFullYear();
  const suffix = year === new Date(now).getFullYear() ? '' : ` ${year}`;
  return `${weekday.format(at)} ${dayAndMonth.format(at)}${suffix}`;
}

export function isSameDay(one: number, other: number): boolean {
  const a = new Date(one);
  const b = new Date(other);
  return a.getDate() === b.getDate() && a.getMonth() === b.getMonth() && a.getFullYear() === b.getFullYear();
}
