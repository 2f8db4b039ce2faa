/**
 * Notices: who joined and left as I saw it, and remarks about members. They are not part of the transcript. How they
 * are told is a matter of what was said between them: see `moves`.
 */
import type { MemberId, Namesake } from '../people/member.ts';

/** What is to be said of somebody, once: whose name they bear, and that they are muted. */
type Remark = Namesake | 'muted';

export interface Notice {
  readonly id: string;
  readonly member: MemberId;
  readonly event: 'joined' | 'left' | Remark;
  /** Where it stands among the entries: a hybrid clock's time. */
  readonly time: number;
  /** Unix time in milliseconds. */
  readonly at: number;
}

const MAX_NOTICES = 500;

/** The notices with one more: somebody joined or left. Pure. */
export function withMove(
  notices: readonly Notice[],
  move: Pick<Notice, 'member' | 'time' | 'at'> & { readonly event: 'joined' | 'left' },
): readonly Notice[] {
  const id = `notice:${move.member}:${move.time}:${move.at}`;
  return [...notices, { id, ...move }].slice(-MAX_NOTICES);
}

export const remark = (event: Remark, member: MemberId, time: number): Notice => ({
  id: `${event}:${member}`,
  member,
  event,
  time,
  at: time,
});

/** The notices with a remark, which is made once only. Pure. */
export const withRemark = (notices: readonly Notice[], next: Notice): readonly Notice[] =>
  notices.some(({ id }) => id === next.id) ? notices : [...notices, next].slice(-MAX_NOTICES);
