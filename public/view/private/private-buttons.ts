/** The buttons that open private conversations: beside each name in the People list, and in a second list for members
 *  who are not here any more. */
import '../people/person-actions.css';
import type { Member, MemberId } from '../../room/people/member.ts';
import { h, icon, setText } from '../dom/element.ts';
import { avatar } from '../people/avatar.ts';
import { privateWords } from './words.ts';

/** Idempotent. */
/** `isHidden`: nobody is there to talk with, as behind a keeper. */
export function showPrivateButton(
  item: HTMLElement,
  member: Member,
  unread: number,
  open: () => void,
  isHidden = false,
): void {
  const button =
    item.querySelector<HTMLElement>('.person-thread') ??
    item.appendChild(
      h(
        'button',
        { class: 'plain icon-only person-action person-thread', type: 'button', onclick: open },
        icon('private'),
      ),
    );
  button.hidden = isHidden;
  button.title = privateWords.open(member.name);
  showUnread(button, button.title, unread);
}

/** Shows the count in a badge. `name` is the button's label without a count. */
export function showUnread(button: HTMLElement, name: string, unread: number): void {
  const badge = button.querySelector('.badge') ?? button.appendChild(h('span', { class: 'badge' }));
  button.ariaLabel = unread > 0 ? privateWords.unread(name, unread) : name;
  setText(badge, unread > 0 ? String(unread) : '');
}

export interface AwayConversation {
  readonly member: Member;
  readonly unread: number;
}

/** Idempotent. */
export function showAway(
  list: HTMLElement,
  away: readonly AwayConversation[],
  open: (id: MemberId) => void,
): void {
  const items = away.map(({ member, unread }) => {
    const { id, name } = member;
    const words = h(
      'span',
      { class: 'person-words' },
      h('bdi', { class: 'person-name' }, name),
      h('span', { class: 'person-state' }, privateWords.away),
    );
    const item = h(
      'li',
      { class: 'person' },
      h('span', { class: 'person-picture' }, avatar(id, name)),
      words,
    );
    showPrivateButton(item, member, unread, () => open(id));
    return item;
  });
  // A focused button keeps the focus.
  const at = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...items);
  if (at >= 0) items[at]?.querySelector('button')?.focus();
}
