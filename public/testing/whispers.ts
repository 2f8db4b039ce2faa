/** What must be true of private conversations in a simulated room once everything has healed. */
import { type Entry, entryId } from '../room/entry.ts';
import type { MemberId } from '../room/member.ts';
import type { Room } from '../room/room.ts';
import type { Scenario } from './scenario.ts';

export interface Whisper {
  readonly to: MemberId;
  readonly entry: Entry;
}

/** Everything that the room's own member said to one other. */
export const whispersOf = ({ self, threads }: Room): Whisper[] =>
  threads.list.value.flatMap(({ other }) =>
    entriesWith(threads, other).flatMap((entry) => (entry.author === self ? [{ to: other, entry }] : [])),
  );

/** Between two who are both there: both have everything, in the same order, each knows that the other has, and nobody else has any. */
export function whispersLost({ present }: Scenario, whispers: Iterable<Whisper>): string[] {
  const rooms = new Map(present.map(({ name, room }) => [room.self, { name, room }]));
  const faults: string[] = [];
  for (const { to, entry } of whispers) {
    const [author, other] = [rooms.get(entry.author), rooms.get(to)];
    if (!author || !other) continue;
    for (const [{ name, room }, id] of [
      [author, to],
      [other, entry.author],
    ] as const)
      if (!entriesWith(room.threads, id).some(({ signature }) => signature === entry.signature))
        faults.push(`${name} lost a whisper of ${author.name}`);
    const mine = author.room.threads.with(to)?.talk;
    if (!mine?.holders(entryId(entry))?.has(to))
      faults.push(`${author.name} misses a receipt of ${other.name}`);
    if (digest(author.room, to) !== digest(other.room, entry.author))
      faults.push(`${author.name} and ${other.name} whisper past each other`);
  }
  for (const { room, name } of rooms.values())
    for (const { other } of room.threads.list.value)
      for (const { author } of entriesWith(room.threads, other))
        if (author !== other && author !== room.self) faults.push(`${name} hears a whisper of others`);
  return faults;
}

const entriesWith = (threads: Room['threads'], other: MemberId): readonly Entry[] =>
  threads.with(other)?.talk.entries ?? [];

const digest = ({ threads }: Room, other: MemberId): string =>
  entriesWith(threads, other)
    .map((entry) => `${entryId(entry)} ${entry.signature}`)
    .join();
