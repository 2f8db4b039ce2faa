/**
 * How joining and leaving is told. Moves of one member in quick succession become one line, but only where nothing was
 * said between them: a line that moved down would stand below what somebody said in the room, or was told there. Pure.
 */
import type { MemberId } from '../people/member.ts';
import type { MoveNotice, Notice, RemarkNotice } from './notices.ts';

/**
 * `visited`: joined and left again. `stepped-out`: left and came back. `returned`: came back, and the departure stands
 * further up. `revisited`: the same, and left again.
 */
export type Move = 'joined' | 'left' | 'visited' | 'stepped-out' | 'returned' | 'revisited';

/** A notice, and which others it stands with: those of one stretch have nothing between them that somebody said. */
export interface PlacedNotice {
  readonly notice: Notice;
  readonly stretch: number;
}

export interface ToldNotice {
  readonly id: string;
  readonly event: RemarkNotice['event'] | Move;
  /** For `returned`: how long they were away. */
  readonly awayMs: number | null;
}

/** Coming back, or going again, within this is one event. */
export const FOLD_MS = 120_000;

/** Moves of one member that are told together. */
interface Run {
  readonly id: string;
  readonly first: MoveNotice['event'];
  readonly stretch: number;
  /** When they left before it, as far as I saw it. */
  readonly leftAt: number | null;
  last: MoveNotice;
  index: number;
}

/** For each notice how it is told; null where it is told with a later one. */
export function toldNotices(placed: readonly PlacedNotice[]): readonly (ToldNotice | null)[] {
  const told: (ToldNotice | null)[] = [];
  const runs = new Map<MemberId, Run>();
  for (const [index, { notice, stretch }] of placed.entries()) {
    if (!('moment' in notice)) {
      told.push({ id: notice.id, event: notice.event, awayMs: null });
      continue;
    }
    const { id, event, member, moment } = notice;
    let run = runs.get(member);
    if (run !== undefined && run.stretch === stretch && moment - run.last.moment <= FOLD_MS) {
      told[run.index] = null;
      run.last = notice;
      run.index = index;
    } else {
      const leftAt = run?.last.event === 'left' ? run.last.moment : null;
      run = { id, first: event, stretch, leftAt, last: notice, index };
      runs.set(member, run);
    }
    told.push(toldRun(run));
  }
  return told;
}

function toldRun({ id, first, leftAt, last }: Run): ToldNotice {
  if (first === 'left') return { id, event: last.event === 'left' ? 'left' : 'stepped-out', awayMs: null };
  if (last.event === 'left') return { id, event: leftAt === null ? 'visited' : 'revisited', awayMs: null };
  if (leftAt === null) return { id, event: 'joined', awayMs: null };
  return { id, event: 'returned', awayMs: last.moment - leftAt };
}
