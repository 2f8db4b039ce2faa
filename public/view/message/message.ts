/** One message, as an article of the transcript: author, time, text, quote, foot. Its buttons are added when it is first
 *  pointed at or focused. */
import type { Quote, TextLine } from '../../room/timeline/line.ts';
import { h, setText } from '../dom/element.ts';
import { loadPart } from '../lazy-parts.ts';
import { avatar, renameAvatar, tint } from '../people/avatar.ts';
import { clockWording, isSettled, momentElement, momentWording } from '../transcript/moment.ts';
import type { Row } from '../transcript/row.ts';
import { showFile } from './file-place.ts';
import { needsFoot } from './foot-of.ts';
import type { MessageCommands } from './message-commands.ts';
import type { Foot } from './message-foot.ts';
import { showProse } from './prose.ts';
import { quoteOf } from './quote.ts';
import { messageWords } from './words.ts';

export function messageRow(first: TextLine, commands: MessageCommands): Row {
  let line = first;
  const name = h('bdi');
  const tag = h('span', { class: 'tag' });
  const author = h('span', { class: 'message-author' }, name, tag);
  const picture = avatar(line.author, line.name);
  const time = momentElement(line.at);
  const text = h('div', { class: 'message-text' });
  // All of it stands on the side where the text begins.
  const body = h('div', { class: 'message-body', dir: 'auto' }, text);
  const arm = async () => {
    if (actions !== null) return;
    const part = await loadPart('rest');
    if (part === null || actions !== null || line.isDeleted) return;
    actions = part.messageActions(() => line, commands);
    element.append(actions);
  };
  const element = h(
    'article',
    { class: 'message', tabindex: -1, onpointerenter: () => void arm(), onfocusin: () => void arm() },
    author,
    time,
    body,
  );
  tint(element, line.author);
  element.toggleAttribute('data-own', line.isOwn);

  let shownText: string | null = null;
  let shownQuote: Quote | null = null;
  let quote: HTMLElement | null = null;
  let foot: Foot | null = null;
  let actions: HTMLElement | null = null;
  let isFixed = false;

  const showText = () => {
    const next = line.isDeleted ? messageWords.deleted : line.text;
    if (shownText !== next) showProse(text, next);
    shownText = next;
    element.toggleAttribute('data-deleted', line.isDeleted);
  };

  const showQuote = () => {
    const next = line.isDeleted ? null : line.quote;
    if (isSameQuote(next, shownQuote)) return;
    shownQuote = next;
    quote?.remove();
    quote = next && quoteOf(next, (id) => commands.jump(id));
    if (quote !== null) body.prepend(quote);
  };

  const showFoot = () => {
    if (foot !== null) foot.update(line);
    else if (needsFoot(line)) void mountFoot();
  };

  const mountFoot = async () => {
    const part = await loadPart('rest');
    if (part === null) return;
    if (foot === null) {
      foot = part.messageFoot(line.id, commands);
      body.append(foot.element);
    }
    foot.update(line);
  };

  /** A deleted message has no buttons. The focus stays on the message. */
  const disarm = () => {
    if (actions === null || !line.isDeleted) return;
    if (actions.contains(document.activeElement)) element.focus({ preventScroll: true });
    actions.remove();
    actions = null;
  };

  return {
    element,
    update(next, shape, now) {
      if (next.kind !== 'text') return;
      line = next;
      setText(name, next.isOwn ? messageWords.you : next.name);
      // For an action, which is told of them.
      text.dataset.author = next.name;
      setText(tag, next.tag ?? '');
      showQuote();
      showText();
      if (first.file) showFile(body, line);
      showFoot();
      disarm();
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

const isSameQuote = (one: Quote | null, other: Quote | null): boolean =>
  one === other ||
  (one?.id === other?.id &&
    one?.text === other?.text &&
    one?.name === other?.name &&
    one?.isOwn === other?.isOwn);
