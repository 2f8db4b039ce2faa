/**
 * Notices: who joined and left as I saw it, and remarks about members. They are not part of the transcript. How they
 * are told is a matter of what was said between them: see `moves`.
 */
import type { MemberId, Namesake } from '../people/member.ts';

interface NoticeBase {
  readonly id: string;
  readonly member: MemberId;
  /** Where it stands among the entries, on their scale. */
  readonly place: number;
  /** Unix time in milliseconds. */
  readonly at: number;
}

/** Somebody joined or left. */
export interface MoveNotice extends NoticeBase {
  readonly event: 'joined' | 'left';
  /** On the monotonic clock: how long lies between two of them. */
  readonly moment: number;
}

/**
 * What is to be said of somebody: whose name they bear, that they are muted, and that a call began with them. What there
 * is to tell of the call is looked up by the notice's id (`call-history`).
 */
export interface RemarkNotice extends NoticeBase {
  readonly event: Namesake | 'muted' | 'call';
}

export type Notice = MoveNotice | RemarkNotice;

const MAX_NOTICES = 500;

/** The notices with one more. Pure. */
export function withMove(notices: readonly Notice[], move: Omit<MoveNotice, 'id'>): readonly Notice[] {
  const id = `notice:${move.member}:${move.place}:${move.at}`;
  return [...notices, { id, ...move }].slice(-MAX_NOTICES);
}

export const remark = (
  event: RemarkNotice['event'],
  member: MemberId,
  place: number,
  at: number,
): RemarkNotice => ({
  id: `${event}:${event === 'call' ? at : member}`,
  member,
  event,
  place,
  at,
});

/** The notices with a remark, which is made once only. Pure. */
export const withRemark = (notices: readonly Notice[], next: RemarkNotice): readonly Notice[] =>
  notices.some(({ id }) => id === next.id) ? notices : [...notices, next].slice(-MAX_NOTICES);
