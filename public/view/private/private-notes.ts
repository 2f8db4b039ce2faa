/** Notes above the box, wherever one reads, of private messages that nobody has looked at yet. */
import './private-note.css';
import type { MemberId } from '../../room/people/member.ts';
import type { People } from '../../room/people/people.ts';
import type { PrivateConversations } from '../../room/private/private-conversations.ts';
import { effect, signal } from '../../room/reactive.ts';
import { h, icon } from '../dom/element.ts';
import { privateWords } from './words.ts';

export interface PrivateNotesOptions {
  readonly people: Pick<People, 'members' | 'nameOf' | 'changes'>;
  readonly conversations: Pick<PrivateConversations, 'list'>;
  open(id: MemberId): void;
}

/** Not a live region: screen readers are told in another way. */
export function mountPrivateNotes(place: HTMLElement, o: PrivateNotesOptions) {
  const notes = h('div', { class: 'private-notes' });
  /** Up to which count somebody did not want to hear of it. */
  const dismissed = signal<ReadonlyMap<MemberId, number>>(new Map());
  let shown = '';
  const stop = effect(() => {
    void o.people.changes.value;
    const news = o.conversations.list.value.flatMap(({ other, unread }) =>
      unread > (dismissed.value.get(other) ?? 0) ? [{ id: other, unread, name: o.people.nameOf(other) }] : [],
    );
    const next = JSON.stringify(news);
    // A focused button keeps the focus.
    if (next === shown) return;
    shown = next;
    notes.replaceChildren(
      ...news.map(({ id, unread, name }) =>
        noteOf(
          name,
          unread,
          () => o.open(id),
          () => {
            dismissed.value = new Map([...dismissed.value, [id, unread]]);
          },
        ),
      ),
    );
  });
  place.prepend(notes);
  return {
    /** Puts them above another box. */
    moveTo: (elsewhere: Element) => elsewhere.prepend(notes),
    close() {
      stop();
      notes.remove();
    },
  };
}

const noteOf = (name: string, unread: number, read: () => void, dismiss: () => void): HTMLElement =>
  h(
    'section',
    { class: 'private-note', 'aria-label': privateWords.note },
    icon('private'),
    h('p', {}, ...privateWords.messagesFrom<Node>(h('bdi', {}, name), unread)),
    h('button', { class: 'plain', type: 'button', onclick: read }, privateWords.read),
    h(
      'button',
      {
        class: 'plain icon-only',
        type: 'button',
        title: privateWords.dismiss,
        'aria-label': privateWords.dismiss,
        onclick: dismiss,
      },
      icon('close'),
    ),
  );
