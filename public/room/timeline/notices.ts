/**
 * Notices: who joined and left as I saw it, and remarks about members. They are not part of the transcript. Joining
 * and leaving in quick succession becomes one notice.
 */
import type { MemberId, Namesake } from '../people/member.ts';

type HistoryBoundary = 'joined' | 'left' | 'returned' | 'visited';

/** What is to be said of somebody, once: whose name they bear, and that they are muted. */
type Remark = Namesake | 'muted';

export interface Notice {
  readonly id: string;
  readonly member: MemberId;
  readonly event: HistoryBoundary | Remark;
  /** Where it stands among the entries, on their scale. */
  readonly place: number;
  /** Unix time in milliseconds. */
  readonly at: number;
}

/** Coming back, or going again, within this is one event. */
export const FOLD_MS = 120_000;
const MAX_NOTICES = 500;

/** The event that an earlier and a new one become together; null when they stay two. */
function folded(before: Notice['event'], now: 'joined' | 'left'): HistoryBoundary | null {
  if (now === 'joined') return before === 'left' ? 'returned' : before === 'visited' ? 'joined' : null;
  return before === 'joined' ? 'visited' : before === 'returned' ? 'left' : null;
}

/** The notices with one more event of `member`. Pure. */
export function withEvent(
  notices: readonly Notice[],
  event: Pick<Notice, 'member' | 'place' | 'at'> & { readonly event: 'joined' | 'left' },
): readonly Notice[] {
  const last = notices.findLast(({ member }) => member === event.member);
  const together = last && event.at - last.at <= FOLD_MS ? folded(last.event, event.event) : null;
  if (last && together) {
    return [...notices.filter((notice) => notice !== last), { ...last, ...event, event: together }];
  }
  const id = `notice:${event.member}:${event.place}:${event.at}`;
  return [...notices, { id, ...event }].slice(-MAX_NOTICES);
}

export const remark = (event: Remark, member: MemberId, place: number, at: number): Notice => ({
  id: `${event}:${member}`,
  member,
  event,
  place,
  at,
});

/** The notices with a remark, which is made once only. Pure. */
export const withRemark = (notices: readonly Notice[], next: Notice): readonly Notice[] =>
  notices.some(({ id }) => id === next.id) ? notices : [...notices, next].slice(-MAX_NOTICES);
