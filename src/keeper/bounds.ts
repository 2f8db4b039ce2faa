/** Which logs a keeper has to forget, of all its rooms together. Pure. */
import type { LogId } from '../../public/room/log/entry.ts';
import type { KeepBounds } from '../keeping.ts';
import type { HeldLog } from './kept-logs.ts';

const DAY_MS = 86_400_000;

export interface HeldRoom {
  readonly logs: readonly HeldLog[];
  /** The room's time. */
  readonly now: number;
}

export const isPast = (since: number, now: number, { days }: Pick<KeepBounds, 'days'>): boolean =>
  days !== null && now - since > days * DAY_MS;

/** Too old, or the oldest of too much. */
export function dueLogs<Room extends HeldRoom>(
  rooms: readonly Room[],
  bounds: KeepBounds,
): ReadonlyMap<Room, ReadonlySet<LogId>> {
  const due = new Map<Room, Set<LogId>>();
  const forget = (room: Room, { id }: HeldLog) => due.set(room, (due.get(room) ?? new Set()).add(id));
  const isKept = ({ room, log }: Place<Room>) => due.get(room)?.has(log.id) !== true;
  const places = rooms.flatMap((room) => room.logs.map((log) => ({ room, log })));
  for (const { room, log } of places) if (isPast(log.since, room.now, bounds)) forget(room, log);
  for (const room of rooms)
    for (const { log } of beyond(
      places.filter((place) => place.room === room && isKept(place)),
      bounds.roomBytes,
    ))
      forget(room, log);
  for (const { room, log } of beyond(places.filter(isKept), bounds.totalBytes)) forget(room, log);
  return due;
}

interface Place<Room> {
  readonly room: Room;
  readonly log: HeldLog;
}

/** The oldest, until the others are within the bound. */
function beyond<Room>(places: readonly Place<Room>[], most: number | null): readonly Place<Room>[] {
  if (most === null) return [];
  let sum = places.reduce((bytes, { log }) => bytes + log.bytes, 0);
  const oldestFirst = [...places].sort((a, b) => a.log.since - b.log.since);
  return oldestFirst.filter(({ log }) => {
    if (sum <= most) return false;
    sum -= log.bytes;
    return true;
  });
}
