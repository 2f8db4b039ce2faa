/** Mounts all by which members notice each other: unseen count, sounds, notifications, mentions, typing, away. Loaded
 *  after the page. */
import type { Conversation } from '../../room/conversation.ts';
import type { PrivateConversations } from '../../room/private/private-conversations.ts';
import { effect, type ReadonlySignal, signal } from '../../room/reactive.ts';
import type { Room } from '../../room/room.ts';
import { isMentioned } from '../../room/timeline/mentions.ts';
import { type KnownNamesOptions, watchKnownNames } from '../composer/known-names.ts';
import { completeMentions } from '../composer/mention-source.ts';
import { mountTypingLine } from '../composer/typing.ts';
import { place } from '../dom/place.ts';
import type { NoticeSwitchOptions } from '../menu/switches.ts';
import { knowNames } from '../message/rich-text.ts';
import { Announcer } from './announcer.ts';
import { chime } from './chime.ts';
import { notify, withdrawNotification } from './device-notification.ts';
import { mountOwnActivity, type OwnActivityOptions } from './own-activity.ts';
import { mountUnseenCount } from './unseen-count.ts';

export interface NoticingOptions extends KnownNamesOptions, OwnActivityOptions, NoticeSwitchOptions {
  readonly talk: Pick<Conversation, 'lines' | 'unseen'>;
  /** The latest message of another member. */
  readonly heard: Room['heard'];
  readonly conversations: Pick<PrivateConversations, 'list'>;
  /** The name of who is calling me. */
  readonly caller: ReadonlySignal<string | null>;
  /** For the icon of the installed page, which counts for all rooms that are open. */
  tellUnread(count: number): void;
}

export function mountNoticing(o: NoticingOptions): () => void {
  const announcer = new Announcer({
    isWatched: () => !document.hidden && document.hasFocus(),
    show: (words) => {
      if (o.notifications.peek() && document.hidden) notify(words);
    },
    withdraw: withdrawNotification,
    play: (which) => {
      if (o.sound.peek()) void chime(which);
    },
  });

  let latest = o.heard.peek(); // not news
  const stopHearing = effect(() => {
    const heard = o.heard.value;
    if (heard === null || heard === latest) return;
    latest = heard;
    announcer.said({ ...heard, isMention: heard.isPrivate || isMentioned(o.people.name.peek(), heard.text) });
  });

  const unseen = signal(0);
  const stopCounting = effect(() => {
    unseen.value = o.conversations.list.value.reduce((sum, { unread }) => sum + unread, o.talk.unseen.value);
  });

  let stopRinging: (() => void) | null = null;
  const stopCaller = effect(() => {
    const { value } = o.caller;
    stopRinging?.();
    stopRinging = value === null ? null : announcer.call(value);
  });

  const looked = () => {
    if (!document.hidden) announcer.seen();
  };
  document.addEventListener('visibilitychange', looked);
  window.addEventListener('focus', looked);

  const box = place('message', HTMLTextAreaElement);
  const closers = [
    mountUnseenCount(unseen),
    tellChanges(unseen, o.tellUnread),
    watchKnownNames(o, knowNames),
    mountTypingLine(place('typing', HTMLElement), o.people.members, ({ activity }) => activity === 'typing'),
    mountOwnActivity(box, o),
    completeMentions(box, o.people.members),
  ];
  return () => {
    document.removeEventListener('visibilitychange', looked);
    window.removeEventListener('focus', looked);
    stopHearing();
    stopCounting();
    stopCaller();
    announcer.close();
    for (const close of closers.splice(0)) close();
  };
}

/** Each new number, and none at the end. */
function tellChanges(count: ReadonlySignal<number>, tell: (count: number) => void): () => void {
  let told = 0;
  const tellNew = (value: number) => {
    if (value !== told) tell(value);
    told = value;
  };
  const stop = effect(() => tellNew(count.value));
  return () => {
    stop();
    tellNew(0);
  };
}
