/** What the box tells of its length before anything is said. Pure. */

/** The count appears when this share of the length is left. */
const COUNT_FROM = 0.1;

export function boxNote(
  length: number,
  maxLength: number,
): { readonly count: string; readonly problem: string } {
  const left = maxLength - length;
  if (left < 0) return { count: '', problem: `Too long by ${characters(-left)}: shorten it to send it` };
  return { count: left <= maxLength * COUNT_FROM ? `${characters(left)} left` : '', problem: '' };
}

export const characters = (count: number): string => `${count} ${count === 1 ? 'character' : 'characters'}`;
