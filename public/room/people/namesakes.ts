/**
 * Finds members who bear the name of somebody else under another key, or one that looks like it: of a member that I
 * verified, or of one who was here before. The first bearer is left alone, and so are two who are here together, because tags tell them apart.
 * Loaded after the page.
 */

import type { Conversation } from '../conversation.ts';
import { effect } from '../reactive.ts';
import { looksOf } from './look-alikes.ts';
import type { MemberId, Namesake } from './member.ts';
import type { People } from './people.ts';

interface Bearer {
  /** As it was told. */
  readonly name: string;
  readonly looks: readonly string[];
  /** Somebody else bore the name before. */
  isSecond: boolean;
}

/** Tells `people` for as long as it is not stopped; `talk` has the names that were borne before. */
export function watchNamesakes(
  people: Pick<People, 'self' | 'members' | 'flags' | 'presentable' | 'pointOut' | 'compareLooks'>,
  talk: Pick<Conversation, 'lines' | 'entries'>,
): () => void {
  const bearers = new Map<MemberId, Bearer>();

  people.compareLooks(looksOf);

  const others = (id: MemberId, looks: readonly string[]) =>
    [...bearers].filter(([other, bearer]) => other !== id && areAlike(bearer.looks, looks));

  const learn = (id: MemberId, name: string, here: ReadonlySet<MemberId>) => {
    const known = bearers.get(id);
    if (id === people.self || known?.name === name) return;
    const looks = looksOf(people.presentable(name));
    const isSame = String(known?.looks) === String(looks);
    const bearer = { name, looks, isSecond: isSame && known?.isSecond === true };
    bearers.set(id, bearer);
    if (isSame) return;
    for (const [other, earlier] of others(id, looks)) {
      // Of whom only the transcript tells was before whoever is here.
      if (here.has(other) && !here.has(id)) earlier.isSecond = true;
      else bearer.isSecond = true;
    }
  };

  const namesake = (id: MemberId, here: ReadonlySet<MemberId>): Namesake | null => {
    const { verified } = Object.fromEntries(people.flags)[id] ?? { verified: 0 };
    const bearer = bearers.get(id);
    if (!bearer || verified > 0) return null;
    // Also under the name that they had when I compared codes.
    const isVerified = people.flags.some(
      ([other, flags]) =>
        flags.verified > 0 &&
        [looksOf(flags.name), bearers.get(other)?.looks ?? []].some((looks) => areAlike(looks, bearer.looks)),
    );
    if (isVerified) return 'verified';
    return bearer.isSecond && others(id, bearer.looks).some(([other]) => !here.has(other)) ? 'met' : null;
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

const areAlike = (a: readonly string[], b: readonly string[]): boolean => a.some((look) => b.includes(look));
