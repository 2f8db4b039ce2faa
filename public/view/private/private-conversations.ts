/** Private conversations: at most one is open beside the room; the buttons to all of them stand in the People list. */
import type { MemberId } from '../../room/people/member.ts';
import type { PrivateConversations } from '../../room/private/private-conversations.ts';
import { effect } from '../../room/reactive.ts';
import { readAloud, telling } from '../aloud/read-aloud.ts';
import { aloudWords } from '../aloud/words.ts';
import { sayRefusal } from '../composer/composer-note.ts';
import { place } from '../dom/place.ts';
import { forwardBy } from '../message/forwarding.ts';
import { messageActionsWords } from '../message/message-actions-words.ts';
import type { Beside } from '../people/roster.ts';
import { showAway, showPrivateButton } from './private-buttons.ts';
import { openPrivateConversation, type PrivateConversationOptions } from './private-conversation.ts';
import { mountPrivateNotes } from './private-notes.ts';

export interface PrivateConversationsOptions extends PrivateConversationOptions {
  readonly conversations: PrivateConversations;
}

export interface PrivatePlace {
  readonly beside: Beside;
  close(): void;
}

/** What comes within this of each other is told together. */
const QUIET_MS = 300;

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
    notes.moveTo(notesPlace);
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
    notes.moveTo(root.querySelector('.foot-notes') ?? notesPlace);
  };
  const notesPlace = place('foot-notes', HTMLElement);
  const notes = mountPrivateNotes(notesPlace, { ...o, open });
  const stop = effect(() => {
    const here = new Set(o.people.members.value.map(({ id }) => id));
    const away = o.conversations.list.value.filter(({ other }) => !here.has(other));
    const shown = away.map(({ other, unread }) => ({ member: o.people.about(other), unread }));
    showAway(list, shown, open);
  });
  const stopForwarding = forwardBy({
    members: o.people.members,
    send(to, text) {
      const words = messageActionsWords.forwarding;
      const conversation = o.conversations.with(to);
      if (conversation === null) return words.notSent;
      const refusal = conversation.talk.say(text);
      if (refusal === null) return null;
      return refusal === 'too-long'
        ? words.tooLong
        : sayRefusal(refusal, false, o.maxMessages) || words.notSent;
    },
    open,
  });
  const stopTelling = tellOfMessages(o);
  return {
    beside(person, member) {
      const begun = o.conversations.list.value.find(({ other }) => other === member.id);
      showPrivateButton(
        person,
        member,
        begun?.unread ?? 0,
        () => open(member.id),
        member.keeper !== null && !begun,
      );
    },
    close() {
      stop();
      stopTelling();
      stopForwarding();
      close();
      notes.close();
      list.replaceChildren();
    },
  };
}

/** What comes while its conversation is not open shows as a number on a button, which no screen reader tells by itself. */
function tellOfMessages({ people, conversations }: PrivateConversationsOptions): () => void {
  const counts = new Map<MemberId, number>();
  const news = new Set<MemberId>();
  const voice = telling(() => {
    for (const id of news) {
      const unread = counts.get(id) ?? 0;
      if (unread > 0) readAloud(aloudWords.privateMessages(unread, people.nameOf(id)));
    }
    news.clear();
  });
  const stop = effect(() => {
    for (const { other, unread } of conversations.list.value) {
      if (unread > (counts.get(other) ?? 0)) {
        news.add(other);
        voice.request(QUIET_MS);
      }
      counts.set(other, unread);
    }
  });
  return () => {
    stop();
    voice.close();
  };
}
