/** A private conversation beside the room, or in its place where there is no room for both. Loaded when first needed. */
import '../people/person-ways.css';
import './thread.css';
import type { Conversation } from '../../room/conversation.ts';
import type { Activities } from '../../room/people/activities.ts';
import type { Member } from '../../room/people/member.ts';
import type { PrivateConversation } from '../../room/private/private-conversation.ts';
import { effect, signal } from '../../room/reactive.ts';
import { type ComposerOptions, mountComposer } from '../composer/composer.ts';
import type { Intent } from '../composer/intent.ts';
import { mountTypingLine } from '../composer/typing-line.ts';
import { watchTyping } from '../composer/watch-typing.ts';
import { h, icon, setText } from '../dom/element.ts';
import { privateReceiptWording } from '../message/receipt.ts';
import { avatar } from '../people/avatar.ts';
import { type CommandOptions, commandsFor, lastOwn } from '../transcript/commands.ts';
import type { Empty } from '../transcript/empty.ts';
import { mountTranscript } from '../transcript/transcript.ts';

export interface PrivateConversationOptions
  extends Omit<CommandOptions, 'receivers'>,
    Pick<ComposerOptions, 'maxLength' | 'maxMessages'> {
  /** The room's. */
  readonly talk: Conversation;
  readonly activities: Activities;
  /** Of what is written to the member. */
  draftTo(id: string): ComposerOptions['draft'];
}

/** In the People list, beside the name. Complete and idempotent. */
export function showPrivateButton(item: HTMLElement, member: Member, unread: number, open: () => void): void {
  const button =
    item.querySelector<HTMLElement>('.person-thread') ??
    item.appendChild(
      h(
        'button',
        { class: 'plain icon-only person-way person-thread', type: 'button', onclick: open },
        icon('private'),
      ),
    );
  const words = `Message ${member.name} privately`;
  button.title = words;
  showUnread(button, words, unread);
}

function showUnread(button: HTMLElement, words: string, unread: number): void {
  const badge = button.querySelector('.badge') ?? button.appendChild(h('span', { class: 'badge' }));
  button.ariaLabel = unread > 0 ? `${words}, ${unread} unread` : words;
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
      h('span', { class: 'person-state' }, 'away'),
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
  // Whoever has the focus on one of them keeps it.
  const at = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...items);
  if (at >= 0) items[at]?.querySelector('button')?.focus();
}

export function openPrivateConversation(
  root: HTMLElement,
  { other: id, talk }: PrivateConversation,
  o: PrivateConversationOptions,
  closed: () => void,
): () => void {
  const intent = signal<Intent | null>(null);
  const name = h('bdi');
  const state = h('p', { class: 'thread-state soft', 'aria-live': 'polite' });
  const close = h(
    'button',
    {
      class: 'thread-close plain icon-only',
      type: 'button',
      title: 'Back to the room',
      onclick: closed,
    },
    icon('close'),
  );
  const heading = h('h2', { id: 'thread-heading', class: 'thread-heading' }, 'Private with ', name);
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
  const send = h('button', { class: 'primary composer-send', type: 'submit' }, 'Send');
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
  const own = { ...o, talk, receivers: signal<readonly Member[]>([o.people.about(id)]) };
  const commands = { ...commandsFor(own, intent), receiptWording: privateReceiptWording };
  const editLast = () => {
    const line = lastOwn(talk.lines.peek());
    if (line !== undefined) commands.edit(line);
  };
  root.hidden = false;
  document.body.dataset.thread = '';
  const closers = [
    effect(() => {
      const isHere = o.people.members.value.some((member) => member.id === id);
      const { name: called } = o.people.about(id);
      setText(name, called);
      setText(
        state,
        isHere ? 'Only the two of you can read this' : 'Away: what you write waits here for them',
      );
      setText(blank, `What you write here goes to ${called} alone. Whoever carries it cannot read it.`);
      box.ariaLabel = `Write to ${called}`;
      box.placeholder = `Write to ${called}`;
      send.ariaLabel = `Send to ${called}`;
    }),
    effect(() => showUnread(close, 'Back to the room', o.talk.unseen.value)),
    mountTranscript({ scroller, rows, empty }, own, commands),
    mountTypingLine(
      typing,
      o.people.members,
      ({ id: whose, activity }) => whose === id && activity === 'whispering',
    ),
    watchTyping(box, (activity) => o.activities.whisper(id, activity === 'typing')),
    mountComposer(places, { ...own, intent, editLast, draft: o.draftTo(id) }),
  ];
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) closed();
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
