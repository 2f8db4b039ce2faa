/** Private conversations: at most one is open beside the room; the buttons to all of them stand in the People list. */
import type { MemberId } from '../../room/people/member.ts';
import type { PrivateConversations } from '../../room/private/private-conversations.ts';
import { effect } from '../../room/reactive.ts';
import type { Beside } from '../people/roster.ts';
import { showAway, showPrivateButton } from './private-buttons.ts';
import { openPrivateConversation, type PrivateConversationOptions } from './private-conversation.ts';

export interface PrivateConversationsOptions extends PrivateConversationOptions {
  readonly conversations: PrivateConversations;
}

export interface PrivatePlace {
  readonly beside: Beside;
  close(): void;
}

/** Those with whoever is not here any more stand in `list`. */
export function mountPrivateConversations(
  root: HTMLElement,
  list: HTMLElement,
  o: PrivateConversationsOptions,
): PrivatePlace {
  let shown: MemberId | null = null;
  let closeShown: (() => void) | null = null;

  const close = () => {
    shown = null;
    closeShown?.();
    closeShown = null;
  };
  const open = (id: MemberId) => {
    if (shown === id) return root.querySelector('textarea')?.focus();
    close();
    const conversation = o.conversations.with(id);
    if (conversation === null) return;
    shown = id;
    const before = document.activeElement;
    const closed = () => {
      close();
      if (before instanceof HTMLElement) before.focus();
    };
    closeShown = openPrivateConversation(root, conversation, o, closed);
  };
  const stop = effect(() => {
    const here = new Set(o.people.members.value.map(({ id }) => id));
    const away = o.conversations.list.value.filter(({ other }) => !here.has(other));
    const shown = away.map(({ other, unread }) => ({ member: o.people.about(other), unread }));
    showAway(list, shown, open);
  });
  return {
    beside(person, member) {
      const unread = o.conversations.list.value.find(({ other }) => other === member.id)?.unread ?? 0;
      showPrivateButton(person, member, unread, () => open(member.id));
    },
    close() {
      stop();
      close();
      list.replaceChildren();
    },
  };
}
