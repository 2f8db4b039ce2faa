/** A private conversation beside the room, or in its place where there is no room for both. Loaded when first needed. */
import '../people/person-ways.css';
import './thread.css';
import type { Conversation } from '../../room/conversation.ts';
import type { Member } from '../../room/people/member.ts';
import { effect, signal } from '../../room/reactive.ts';
import { mountComposer } from '../composer/composer.ts';
import type { Intent } from '../composer/intent.ts';
import { mountTypingLine, watchTyping } from '../composer/typing.ts';
import { h, icon, setText } from '../dom/element.ts';
import { privateReceiptWording } from '../message/receipt.ts';
import { avatar } from '../people/avatar.ts';
import { commandsFor, lastOwn } from '../transcript/commands.ts';
import type { Empty } from '../transcript/empty.ts';
import { mountTranscript } from '../transcript/transcript.ts';
import type { ThreadsOptions } from './threads.ts';
import { privateWords } from './words.ts';

export interface ThreadViewOptions extends ThreadsOptions {
  closed(): void;
}

/** In the People list, beside the name. Complete and idempotent. */
export function showThreadButton(item: HTMLElement, member: Member, unread: number, open: () => void): void {
  const button =
    item.querySelector<HTMLElement>('.person-thread') ??
    item.appendChild(
      h(
        'button',
        { class: 'plain icon-only person-way person-thread', type: 'button', onclick: open },
        icon('private'),
      ),
    );
  const words = privateWords.open(member.name);
  button.title = words;
  showUnread(button, words, unread);
}

function showUnread(button: HTMLElement, words: string, unread: number): void {
  const badge = button.querySelector('.badge') ?? button.appendChild(h('span', { class: 'badge' }));
  button.ariaLabel = unread > 0 ? privateWords.unread(words, unread) : words;
  setText(badge, unread > 0 ? String(unread) : '');
}

/** Of those who are not here any more. Complete and idempotent. */
export function showAway(
  list: HTMLElement,
  away: readonly { readonly member: Member; readonly unread: number }[],
  open: (id: string) => void,
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
    showThreadButton(item, member, unread, () => open(id));
    return item;
  });
  // Whoever has the focus on one of them keeps it.
  const at = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...items);
  if (at >= 0) items[at]?.querySelector('button')?.focus();
}

export function openThread(
  root: HTMLElement,
  id: string,
  talk: Conversation,
  o: ThreadViewOptions,
): () => void {
  const intent = signal<Intent | null>(null);
  const name = h('bdi');
  const state = h('p', { class: 'thread-state soft', 'aria-live': 'polite' });
  const close = h(
    'button',
    {
      class: 'thread-close plain icon-only',
      type: 'button',
      title: privateWords.back,
      onclick: o.closed,
    },
    icon('close'),
  );
  const heading = h('h2', { id: 'thread-heading', class: 'thread-heading' }, ...privateWords.heading(name));
  const rows = h('div', { class: 'rows' });
  const blank = h('p', { class: 'thread-empty soft', hidden: true });
  const scroller = h(
    'div',
    {
      class: 'transcript',
      role: 'log',
      'aria-labelledby': 'thread-heading',
      'aria-relevant': 'additions',
      hidden: true,
    },
    blank,
    rows,
  );
  const typing = h('p', { class: 'typing', hidden: true });
  const box = h('textarea', {
    class: 'composer-box',
    rows: 1,
    dir: 'auto',
    enterkeyhint: 'send',
    'aria-describedby': 'thread-intent-words thread-problem thread-count',
  });
  const send = h('button', { class: 'primary composer-send', type: 'submit' }, privateWords.send);
  const places = {
    form: h('form', { class: 'composer', autocomplete: 'off', hidden: true }),
    box,
    send,
    count: h('p', { class: 'composer-count', id: 'thread-count' }),
    problem: h('p', { class: 'problem', id: 'thread-problem', role: 'alert' }),
    intent: h('div', { class: 'intent', id: 'thread-intent', hidden: true }),
  };
  places.form.append(
    places.intent,
    h('div', { class: 'composer-field' }, box, send),
    h('div', { class: 'composer-notes' }, places.problem, places.count),
  );
  root.replaceChildren(
    h('header', { class: 'thread-head' }, h('div', { class: 'thread-who' }, heading, state), close),
    h('div', { class: 'room thread-room' }, scroller),
    h('div', { class: 'foot thread-foot' }, typing, places.form),
  );
  root.setAttribute('aria-labelledby', 'thread-heading');

  const empty: Empty = {
    show(isEmpty) {
      blank.hidden = !isEmpty;
    },
    close: () => undefined,
  };
  const members = signal<readonly Member[]>([o.about(id)]);
  const own = { ...o, talk, members };
  const commands = { ...commandsFor(own, intent), receiptWording: privateReceiptWording };
  const editLast = () => {
    const line = lastOwn(talk.lines.peek());
    if (line !== undefined) commands.edit(line);
  };
  root.hidden = false;
  document.body.dataset.thread = '';
  const closers = [
    effect(() => {
      const isHere = o.members.value.some((member) => member.id === id);
      const { name: called } = o.about(id);
      setText(name, called);
      setText(state, isHere ? privateWords.onlyYouTwo : privateWords.otherIsAway);
      setText(blank, privateWords.blank(called));
      box.ariaLabel = box.placeholder = privateWords.writeTo(called);
      send.ariaLabel = privateWords.sendTo(called);
    }),
    effect(() => showUnread(close, privateWords.back, o.talk.unseen.value)),
    mountTranscript({ scroller, rows, empty }, own, commands),
    mountTypingLine(typing, o.members, (member) => member.id === id && member.attention === 'whispering'),
    watchTyping(box, (attention) => o.whisper(id, attention === 'typing')),
    mountComposer(places, { ...own, intent, editLast, draft: o.threadDraft(id) }),
  ];
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) o.closed();
  };
  root.addEventListener('keydown', pressed);
  box.focus();

  return () => {
    root.removeEventListener('keydown', pressed);
    for (const stop of closers) stop();
    talk.setReading(false);
    root.hidden = true;
    root.replaceChildren();
    delete document.body.dataset.thread;
  };
}
