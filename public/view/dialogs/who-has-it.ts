/** The dialog about who has an own message and who has not. Updated while it is open. Loaded after the page. */
import type { Conversation } from '../../room/conversation.ts';
import type { EntryId } from '../../room/log/entry.ts';
import type { Member } from '../../room/people/member.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { listPieces } from '../words/lists.ts';
import type { Phrase } from '../words/phrase.ts';
import { openDialog } from './dialog.ts';
import { dialogWords } from './words.ts';

export interface HoldersOptions {
  readonly talk: Pick<Conversation, 'lines' | 'holders'>;
  /** Who is to have it. */
  readonly receivers: ReadonlySignal<readonly Member[]>;
}

export function openWhoHasIt(id: EntryId, o: HoldersOptions): () => void {
  const text = dialogWords.holders;
  const list = h('div', { class: 'holders' });
  const stop = effect(() => {
    const members = o.receivers.value;
    const said = o.talk.lines.value.find((line) => line.id === id);
    const receipt = said?.kind === 'text' ? said.receipt : null;
    const holders = o.talk.holders(id);
    const hasIt = (member: Member) => holders?.has(member.id) === true;
    const have = members.filter(hasIt).map(namePhrase);
    const lack = members.filter((member) => !hasIt(member)).map(namePhrase);
    // People who got it and have left.
    const there = members.filter((member) => member.keeper === null && hasIt(member)).length;
    const left = Math.max(0, (receipt?.have ?? 0) - there);
    const paragraphs = [
      have.length + left > 0 && line(text.hasIt, namesAndLeft(have, left)),
      lack.length > 0 && line(text.notYet, namesOf(lack)),
      h('p', { class: 'soft' }, explanation(have.length + left, lack.length)),
    ];
    list.replaceChildren(...paragraphs.filter((paragraph) => paragraph !== false));
  });
  return openDialog({ heading: text.heading, closed: stop }, list);
}

function explanation(have: number, lack: number): string {
  const text = dialogWords.holders;
  if (have + lack === 0) return text.nobody;
  if (lack === 0) return text.all;
  return have === 0 ? text.none : text.some;
}

const namesOf = (names: readonly Phrase<Node>[]): Phrase<Node> => listPieces(names).flat() as Phrase<Node>;

function namesAndLeft(names: readonly Phrase<Node>[], left: number): Phrase<Node> {
  const text = dialogWords.holders;
  if (left === 0) return namesOf(names);
  return names.length === 0 ? [text.whoLeft(left)] : text.namesAndLeft(namesOf(names), text.whoLeft(left));
}

function namePhrase({ name, tag }: Member): Phrase<Node> {
  const shown = h('bdi', {}, name);
  return tag === null ? [shown] : dialogWords.holders.taggedName<Node>(shown, tag);
}

const line = (label: string, names: Phrase<Node>): HTMLElement =>
  h('p', {}, h('strong', {}, label), ...names);
