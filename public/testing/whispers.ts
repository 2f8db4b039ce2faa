/** What must be true of private conversations in a simulated room once everything has healed. */
import { type Entry, entryId, logIdOf } from '../room/log/entry.ts';
import type { MemberId } from '../room/people/member.ts';
import type { PrivateConversations } from '../room/private/private-conversations.ts';
import type { Present, Scenario } from './scenario.ts';

export interface Whisper {
  readonly to: MemberId;
  readonly entry: Entry;
}

/** Everything that the room's own member said to one other. */
export const whispersOf = ({ room, conversations }: Present): Whisper[] =>
  conversations.list.value.flatMap(({ other }) =>
    entriesWith(conversations, other).flatMap((entry) =>
      entry.author === room.self ? [{ to: other, entry }] : [],
    ),
  );

/** Between two who are both there: both have everything, in the same order, each knows that the other has, and nobody else has any. */
export function whispersLost({ present, lostLogs }: Scenario, whispers: Iterable<Whisper>): string[] {
  const rooms = new Map(present.map((actor) => [actor.room.self, actor]));
  const faults: string[] = [];
  for (const { to, entry } of whispers) {
    const [author, other] = [rooms.get(entry.author), rooms.get(to)];
    if (!author || !other || lostLogs.has(logIdOf(entry))) continue;
    for (const [{ name, conversations }, id] of [
      [author, to],
      [other, entry.author],
    ] as const)
      if (!entriesWith(conversations, id).some(({ signature }) => signature === entry.signature))
        faults.push(`${name} lost a whisper of ${author.name}`);
    const mine = author.conversations.with(to)?.talk;
    if (!mine?.holders(entryId(entry))?.has(to))
      faults.push(`${author.name} misses a receipt of ${other.name}`);
    if (digest(author.conversations, to) !== digest(other.conversations, entry.author))
      faults.push(`${author.name} and ${other.name} whisper past each other`);
  }
  for (const { room, conversations, name } of rooms.values())
    for (const { other } of conversations.list.value)
      for (const { author } of entriesWith(conversations, other))
        if (author !== other && author !== room.self) faults.push(`${name} hears a whisper of others`);
  return faults;
}

const entriesWith = (conversations: PrivateConversations, other: MemberId): readonly Entry[] =>
  conversations.with(other)?.talk.entries ?? [];

const digest = (conversations: PrivateConversations, other: MemberId): string =>
  entriesWith(conversations, other)
    .map((entry) => `${entryId(entry)} ${entry.signature}`)
    .join();
