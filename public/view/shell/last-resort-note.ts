/** Offers to talk through the server with somebody who is reached in no other way. Loaded after the page. */
import type { Connection } from '../../room/connection.ts';
import type { Member } from '../../room/people/member.ts';
import type { People } from '../../room/people/people.ts';
import { effect, signal } from '../../room/reactive.ts';
import { isCutOff } from './network-note.ts';
import { noteWords } from './note-words.ts';
import { type Notes, showNote } from './notes.ts';

export interface LastResortNoteOptions {
  readonly people: Pick<People, 'members'>;
  readonly connection: Pick<Connection, 'wantLastResort'>;
  readonly notes: Notes;
}

/** What the note says, and of whom; in the order in which they are told. */
const TOLD = ['asked', 'possible', 'wished'] as const;

type Told = Pick<Member, 'id' | 'name'> & { readonly lastResort: (typeof TOLD)[number] };

/** Whom the note is about; null: nobody. Where nobody is reached the note about the network offers it to all. */
export function toldOf(members: readonly Member[], isDismissed: (told: Told) => boolean): Told | null {
  const wanted = isCutOff(members) ? ['asked'] : TOLD;
  for (const state of TOLD) {
    if (!wanted.includes(state)) continue;
    const found = members.find(
      ({ id, name, lastResort }) => lastResort === state && !isDismissed({ id, name, lastResort: state }),
    );
    if (found) return { id: found.id, name: found.name, lastResort: state };
  }
  return null;
}

/** A name may be written the other way. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

export function mountLastResortNote({ people, connection, notes }: LastResortNoteOptions): () => void {
  const dismissed = signal<readonly string[]>([]);
  const keyOf = ({ id, lastResort }: Told) => `${lastResort} ${id}`;
  let shown = '';
  let hide: () => void = () => undefined;
  const stop = effect(() => {
    const told = toldOf(people.members.value, (one) => dismissed.value.includes(keyOf(one)));
    const next = told === null ? '' : `${keyOf(told)} ${told.name}`;
    if (next === shown) return;
    shown = next;
    hide();
    hide = told === null ? () => undefined : showNote(notes, noteOf(told), told.lastResort === 'asked');
  });
  const noteOf = (told: Told) => {
    const words = noteWords.lastResort;
    const talk = { words: words.talk, run: () => connection.wantLastResort(told.id) };
    const putAway = {
      words: told.lastResort === 'wished' ? noteWords.dismiss : words.notNow,
      run() {
        dismissed.value = [...dismissed.value, keyOf(told)];
      },
    };
    return {
      kind: 'last-resort',
      words: words[told.lastResort](isolated(told.name)),
      actions: told.lastResort === 'wished' ? [putAway] : [talk, putAway],
    };
  };
  return () => {
    stop();
    hide();
  };
}
