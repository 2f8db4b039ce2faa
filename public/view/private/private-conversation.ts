/** One private conversation, beside the room; on a narrow page in place of it. */
import './thread.css';
import type { Conversation } from '../../room/conversation.ts';
import type { Activities } from '../../room/people/activities.ts';
import type { Member, MemberId } from '../../room/people/member.ts';
import type { PrivateConversation } from '../../room/private/private-conversation.ts';
import { effect, signal } from '../../room/reactive.ts';
import { aloudWords } from '../aloud/words.ts';
import { type ComposerOptions, mountComposer } from '../composer/composer.ts';
import type { Intent } from '../composer/intent.ts';
import { mountTypingLine, watchTyping } from '../composer/typing.ts';
import { h, icon, setText } from '../dom/element.ts';
import { stepsBack } from '../keys/step-back.ts';
import { loadEmoji } from '../later-parts.ts';
import { privateReceiptWording } from '../message/receipt.ts';
import { type CommandOptions, commandsFor, lastOwn } from '../transcript/commands.ts';
import type { Empty } from '../transcript/empty.ts';
import { mountTranscript } from '../transcript/transcript.ts';
import { showUnread } from './private-buttons.ts';
import { privateWords } from './words.ts';

export interface PrivateConversationOptions
  extends Omit<CommandOptions, 'receivers'>,
    Pick<ComposerOptions, 'maxMessages' | 'files'> {
  /** The room's. */
  readonly talk: Conversation;
  readonly activities: Activities;
  /** The draft of what is written to the member. */
  draftTo(id: MemberId): ComposerOptions['draft'];
}

export function openPrivateConversation(
  root: HTMLElement,
  { other: id, talk }: PrivateConversation,
  o: PrivateConversationOptions,
  closed: () => void,
): () => void {
  const parts = privateParts(root, closed);
  const { box, composer } = parts;
  const intent = signal<Intent | null>(null);
  const own = { ...o, talk, receivers: signal<readonly Member[]>([o.people.about(id)]) };
  const commands = { ...commandsFor(own, intent), receiptWording: privateReceiptWording, isPrivate: true };
  const editLast = () => {
    const line = lastOwn(talk.lines.peek());
    if (line !== undefined) commands.edit(line);
  };
  root.hidden = false;
  document.body.dataset.thread = '';
  const closers: (() => void)[] = [
    effect(() => {
      const isHere = o.people.members.value.some((member) => member.id === id);
      const { name } = o.people.about(id);
      setText(parts.name, name);
      setText(parts.state, isHere ? privateWords.onlyYouTwo : privateWords.otherIsAway);
      setText(parts.blank, privateWords.blank(name));
      box.ariaLabel = box.placeholder = privateWords.writeTo(name);
      composer.send.ariaLabel = privateWords.sendTo(name);
    }),
    effect(() => showUnread(parts.close, privateWords.back, o.talk.unseen.value)),
    mountTranscript(
      { ...parts, empty: emptyNote(parts.blank) },
      { ...own, aloud: aloudWords.inPrivate, partner: () => o.people.about(id).name },
      commands,
    ),
    mountTypingLine(
      parts.typing,
      o.people.members,
      (member) => member.id === id && member.activity === 'whispering',
    ),
    watchTyping(box, (activity) => o.activities.whisper(id, activity === 'typing')),
    mountComposer(composer, { ...own, intent, editLast, draft: o.draftTo(id), to: id }),
  ];
  closers.push(stepsBack(closed));
  box.focus();
  let isClosed = false;
  void loadEmoji().then((part) => {
    if (part !== null && !isClosed) closers.push(part.attachEmoji(composer));
  });

  return () => {
    isClosed = true;
    for (const stop of closers) stop();
    talk.setReading(false);
    root.hidden = true;
    root.replaceChildren();
    delete document.body.dataset.thread;
  };
}

/** Builds the elements of a conversation in `root`, like those that index.html has for the room. */
function privateParts(root: HTMLElement, closed: () => void) {
  const name = h('bdi');
  const state = h('p', { class: 'thread-state soft', 'aria-live': 'polite' });
  const close = h(
    'button',
    { class: 'thread-close plain icon-only', type: 'button', title: privateWords.back, onclick: closed },
    icon('close'),
    h('span', { class: 'thread-back' }, icon('down')),
  );
  const heading = h(
    'h2',
    { id: 'thread-heading', class: 'thread-heading' },
    ...privateWords.heading<Node>(name),
  );
  const rows = h('div', { class: 'rows' });
  const blank = h('p', { class: 'thread-empty soft', hidden: true });
  const scroller = h(
    'div',
    {
      class: 'transcript',
      role: 'log',
      'aria-live': 'off',
      'aria-labelledby': 'thread-heading',
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
  const composer = {
    pane: root,
    form: h('form', { class: 'composer', autocomplete: 'off', hidden: true }),
    box,
    send,
    count: h('p', { class: 'composer-count', id: 'thread-count' }),
    problem: h('p', { class: 'problem', id: 'thread-problem', role: 'alert' }),
    intent: h('div', { class: 'intent', id: 'thread-intent', hidden: true }),
  };
  composer.form.append(
    composer.intent,
    h('div', { class: 'composer-field' }, box, send),
    h('div', { class: 'composer-notes' }, composer.problem, composer.count),
  );
  root.replaceChildren(
    h('header', { class: 'thread-head' }, h('div', { class: 'thread-who' }, heading, state), close),
    h('div', { class: 'room thread-room' }, scroller),
    h('div', { class: 'foot thread-foot' }, typing, h('div', { class: 'foot-notes' }), composer.form),
  );
  root.setAttribute('aria-labelledby', 'thread-heading');
  return { name, state, close, scroller, rows, blank, typing, box, composer };
}

const emptyNote = (note: HTMLElement): Empty => ({
  show(isEmpty) {
    note.hidden = !isEmpty;
  },
  close: () => undefined,
});
