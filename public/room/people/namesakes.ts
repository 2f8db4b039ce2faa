/**
 * Finds members who bear the name of somebody else under another key: of a member that I verified, or of one who was
 * here before. The first bearer is left alone, and so are two who are here together, because tags tell them apart.
 * Loaded after the page.
 */

import type { Conversation } from '../conversation.ts';
import { effect } from '../reactive.ts';
import type { MemberId, Namesake } from './member.ts';
import { nameKey } from './name.ts';
import type { People } from './people.ts';

interface Bearer {
  readonly key: string;
  /** Somebody else bore the name before. */
  isSecond: boolean;
}

/** Tells `people` for as long as it is not stopped; `talk` has the names that were borne before. */
export function watchNamesakes(
  people: Pick<People, 'self' | 'members' | 'flags' | 'presentable' | 'pointOut'>,
  talk: Pick<Conversation, 'lines' | 'entries'>,
): () => void {
  const bearers = new Map<MemberId, Bearer>();

  const others = (id: MemberId, key: string) =>
    [...bearers].filter(([other, bearer]) => other !== id && bearer.key === key);

  const learn = (id: MemberId, name: string, here: ReadonlySet<MemberId>) => {
    const key = nameKey(people.presentable(name));
    if (id === people.self || bearers.get(id)?.key === key) return;
    const bearer = { key, isSecond: false };
    for (const [other, earlier] of others(id, key)) {
      // Of whom only the transcript tells was before whoever is here.
      if (here.has(other) && !here.has(id)) earlier.isSecond = true;
      else bearer.isSecond = true;
    }
    bearers.set(id, bearer);
  };

  const namesake = (id: MemberId, here: ReadonlySet<MemberId>): Namesake | null => {
    const { verified } = Object.fromEntries(people.flags)[id] ?? { verified: 0 };
    const bearer = bearers.get(id);
    if (!bearer || verified > 0) return null;
    // Also under the name that they had when I compared codes.
    const isVerified = people.flags.some(
      ([other, flags]) =>
        flags.verified > 0 && [nameKey(flags.name), bearers.get(other)?.key].includes(bearer.key),
    );
    if (isVerified) return 'verified';
    return bearer.isSecond && others(id, bearer.key).some(([other]) => !here.has(other)) ? 'met' : null;
  };

  return effect(() => {
    const members = people.members.value;
    const here = new Set(members.map(({ id }) => id));
    talk.lines.value; // names come with them
    const told = new Map<MemberId, string>();
    for (const [id, { name }] of people.flags) told.set(id, name);
    for (const { author, body } of talk.entries) {
      if (body.kind !== 'name') continue;
      told.delete(author); // to the end: who took a name last is its second bearer
      told.set(author, body.name);
    }
    for (const [id, name] of told) if (!here.has(id)) learn(id, name, here);
    for (const { id, name } of members) learn(id, name, here);
    for (const { id } of members) people.pointOut(id, namesake(id, here));
  });
}
