/** Forwarding a message to one person in private. What takes it there comes with private conversations. */
import type { Member, MemberId } from '../../room/people/member.ts';
import type { ReadonlySignal } from '../../room/reactive.ts';
import type { TextLine } from '../../room/timeline/line.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { dialogWords } from '../dialogs/words.ts';
import { h, setText } from '../dom/element.ts';
import { avatar } from '../people/avatar.ts';
import { forwardText } from './forward-text.ts';
import { plainText } from './markup/plain-text.ts';
import { messageActionsWords } from './message-actions-words.ts';

export interface ForwardingWay {
  readonly members: ReadonlySignal<readonly Member[]>;
  /** Why it was not sent, in words; null when it was. */
  send(to: MemberId, text: string): string | null;
  /** Shows the conversation that it went to. */
  open(to: MemberId): void;
}

let way: ForwardingWay | null = null;

export function forwardBy(next: ForwardingWay): () => void {
  way = next;
  return () => {
    if (way === next) way = null;
  };
}

/** A file is offered by who has it: only texts are forwarded. */
export const canForward = (line: TextLine): boolean => way !== null && line.file === null;

export function openForward(line: TextLine): void {
  if (way === null) return;
  const { members, send, open } = way;
  const words = messageActionsWords.forwarding;
  const people = members
    .peek()
    .filter(({ id, isMuted, keeper }) => id !== line.author && !isMuted && keeper === null);
  const problem = h('p', { class: 'problem', role: 'alert' });
  const form = h(
    'form',
    { class: 'forward', id: 'forward-form' },
    h('blockquote', { class: 'forward-quote', dir: 'auto' }, plainText(line.text)),
    people.length === 0
      ? h('p', {}, words.nobody)
      : h(
          'fieldset',
          { class: 'forward-people' },
          h('legend', { class: 'unseen' }, words.to),
          ...people.map((member, at) => choice(member, at === 0)),
        ),
    h('p', { class: 'soft' }, line.isOwn ? words.whyOwn : words.why(line.name)),
    problem,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const to = new FormData(form).get('to') as MemberId | null;
    if (to === null) return;
    const whose = line.isOwn ? words.own : words.from(line.name);
    const refusal = send(to, forwardText(whose, line.text));
    if (refusal !== null) return setText(problem, refusal);
    close();
    open(to);
  });
  const close = openDialog(
    {
      heading: messageActionsWords.forward,
      actions: [
        h('button', { class: 'plain bordered', type: 'button', onclick: () => close() }, dialogWords.cancel),
        ...(people.length === 0
          ? []
          : [h('button', { class: 'primary', type: 'submit', form: form.id }, words.send)]),
      ],
    },
    form,
  );
}

const choice = ({ id, name, tag }: Member, isFirst: boolean): HTMLElement =>
  h(
    'label',
    { class: 'forward-person' },
    h('input', { type: 'radio', name: 'to', value: id, checked: isFirst, autofocus: isFirst }),
    avatar(id, name),
    h('bdi', {}, name),
    tag === null ? null : h('span', { class: 'tag' }, tag),
  );
