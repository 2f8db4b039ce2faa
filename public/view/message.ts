/** One thing said, as an article of the transcript. Later marks of a message (receipts, reactions) go into its foot. */
import type { TextLine } from '../room/line.ts';
import { avatar, renameAvatar, tint } from './avatar.ts';
import { h, setText } from './element.ts';
import { linkify } from './linkify.ts';
import { clockWording, exactWording, isSettled, momentWording } from './moment.ts';
import type { Row } from './rows.ts';

export function messageRow(line: TextLine): Row {
  const name = h('bdi');
  const tag = h('span', { class: 'tag' });
  const author = h('span', { class: 'message-author' }, name, tag);
  const picture = avatar(line.author, line.name);
  const time = momentOf(line.at);
  const text = h('div', { class: 'message-text', dir: 'auto' });
  const element = h('article', { class: 'message' }, author, time, text);
  tint(element, line.author);
  element.toggleAttribute('data-own', line.isOwn);

  let shown = '';
  let isFixed = false;

  return {
    element,
    update(next, shape, now) {
      if (next.kind !== 'text') return;
      setText(name, next.isOwn ? 'You' : next.name);
      setText(tag, next.tag ?? '');
      if (shown !== next.text) {
        text.replaceChildren(...proseOf(next.text));
        shown = next.text;
      }
      element.toggleAttribute('data-opens-run', shape.opensRun);
      author.classList.toggle('unseen', !shape.opensRun);
      if (!shape.opensRun) picture.remove();
      else if (!picture.isConnected) element.prepend(picture);
      renameAvatar(picture, next.name);
      isFixed = !shape.opensRun;
      setText(time, shape.opensRun ? momentWording(line.at, now) : clockWording(line.at));
    },
    refresh(now) {
      if (isFixed) return;
      setText(time, momentWording(line.at, now));
      isFixed = isSettled(line.at, now);
    },
  };
}

/** Silent for screen readers: a log would announce every "3 min ago". */
export const momentOf = (at: number): HTMLTimeElement =>
  h('time', {
    class: 'moment',
    datetime: new Date(at).toISOString(),
    title: exactWording(at),
    'aria-live': 'off',
  });

const proseOf = (text: string): (Node | string)[] =>
  linkify(text).map((piece) =>
    typeof piece === 'string'
      ? piece
      : h(
          'a',
          {
            href: piece.href,
            title: piece.href,
            target: '_blank',
            rel: 'noopener noreferrer nofollow',
            dir: 'ltr',
          },
          piece.text,
        ),
  );
