/** Which tile is large, if any: whom the person chose, else a shared screen, else who speaks. Pure. */
import type { Participant } from '../../room/call/participants.ts';
import type { MemberId } from '../../room/people/member.ts';

export interface LargeTileOptions {
  readonly self: MemberId;
  readonly participants: readonly Pick<Participant, 'id' | 'video' | 'isAway'>[];
  readonly pinned: MemberId | null;
  /** Null where all are shown alike. */
  readonly speaker: MemberId | null;
}

export function largeTile({ self, participants, pinned, speaker }: LargeTileOptions): MemberId | null {
  const isThere = (id: MemberId | null) => participants.some((one) => one.id === id);
  if (pinned !== null && (pinned === self || isThere(pinned))) return pinned;
  const screen = participants.find(({ video, isAway }) => video === 'screen' && !isAway);
  if (screen !== undefined) return screen.id;
  return isThere(speaker) ? speaker : null;
}
