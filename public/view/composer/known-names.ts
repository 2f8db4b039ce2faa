/** The names that can be mentioned: every name of every member who is or was here. Loaded after the page. */
import type { Conversation } from '../../room/conversation.ts';
import { nameKey } from '../../room/people/name.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import type { Names } from '../message/rich-text.ts';

export interface KnownNamesOptions {
  readonly people: Pick<People, 'members' | 'name'>;
  readonly talk: Pick<Conversation, 'lines'>;
}

/** Calls `known` at once, for every further name, and when one's own name changes. */
export function watchKnownNames(o: KnownNamesOptions, known: (names: Names) => void): () => void {
  const seen = new Set<string>();
  const keys = new Set<string>();
  let own = '';

  const learn = (name: string | undefined) => {
    if (name === undefined || seen.has(name)) return;
    seen.add(name);
    keys.add(nameKey(name));
  };

  const tell = (before: number) => {
    const name = o.people.name.peek();
    if (keys.size === before && name === own) return;
    own = name;
    const ownKey = nameKey(own);
    known({ has: (key) => keys.has(key), isOwn: (key) => key === ownKey });
  };

  // Two effects: a changed member must not cause a walk through the whole transcript.
  const stopMembers = effect(() => {
    const before = keys.size;
    learn(o.people.name.value);
    for (const { name } of o.people.members.value) learn(name);
    tell(before);
  });
  const stopLines = effect(() => {
    const before = keys.size;
    for (const line of o.talk.lines.value) {
      if (line.kind !== 'divider') learn(line.name);
      if (line.kind === 'notice') learn(line.before);
    }
    tell(before);
  });
  return () => {
    stopMembers();
    stopLines();
  };
}
