/** All that can be done with a message, with words: a menu at its button, and on a phone a sheet. */
import './message-menu.css';
import { lineWords } from '../../room/files/line-words.ts';
import type { TextLine } from '../../room/timeline/line.ts';
import { copyAnyhow } from '../dom/copy-anyhow.ts';
import { h, icon } from '../dom/element.ts';
import { showPassing } from '../dom/passing-note.ts';
import { placeAt } from '../dom/place-at.ts';
import { canForward, openForward } from './forwarding.ts';
import { messageActionsWords } from './message-actions-words.ts';
import type { MessageCommands } from './message-commands.ts';
import { linkHere } from './message-link.ts';
import { FEW_REACTIONS, openAllReactions } from './palette.ts';

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The message that it is about stays marked; `anchor` is where it opens, and where the focus goes back to. */
export function openMessageMenu(
  message: HTMLElement,
  anchor: HTMLElement,
  line: TextLine,
  commands: MessageCommands,
): void {
  const before = document.activeElement;
  const words = messageActionsWords;
  /** A press that opened it, and ends only now, presses nothing in it. */
  let isPressed = false;

  const item = (symbol: string, name: string, run: () => void, isGrave = false) =>
    h(
      'button',
      {
        class: isGrave ? 'plain message-menu-item problem' : 'plain message-menu-item',
        type: 'button',
        role: 'menuitem',
        tabindex: -1,
        onclick: () => {
          menu.close();
          run();
        },
      },
      icon(symbol),
      h('span', {}, name),
    );
  const copy = (text: string, told: string) =>
    void copyAnyhow(text).then((isCopied) => showPassing(isCopied ? told : words.notCopied));

  const link = commands.isPrivate ? null : linkHere(line.id);
  const items = [
    item('reply', words.reply, () => commands.reply(line)),
    ...(line.isOwn ? [item('edit', words.edit, () => commands.edit(line))] : []),
    ...(lineWords(line) === ''
      ? []
      : [item('copy', words.copyText, () => copy(lineWords(line), words.textCopied))]),
    ...(link === null ? [] : [item('link', words.copyLink, () => copy(link, words.linkCopied))]),
    ...(canForward(line) ? [item('private', words.forward, () => openForward(line))] : []),
    ...(line.isOwn ? [item('delete', words.remove, () => commands.remove(line), true)] : []),
  ];

  const menu = h(
    'dialog',
    {
      class: 'message-menu',
      'aria-label': words.actions,
      onpointerdown: () => {
        isPressed = true;
      },
      onclick: (event) => {
        const { detail } = event as MouseEvent;
        // By the keyboard nothing is pressed down.
        if (!isPressed && detail > 0) {
          event.preventDefault();
          event.stopPropagation();
        } else if (event.target === menu) menu.close();
      },
      oncontextmenu: (event) => event.preventDefault(),
      onclose: () => {
        menu.remove();
        message.removeAttribute('data-menu');
        anchor.ariaExpanded = 'false';
        if (before instanceof HTMLElement && document.activeElement === document.body)
          before.focus({ preventScroll: true });
      },
    },
    reactionRow(line, commands, () => menu.close(), anchor),
    h('div', { class: 'message-menu-items', role: 'menu', 'aria-label': words.actions }, ...items),
  );

  menu.addEventListener('keydown', (event) => {
    const controls = [...menu.querySelectorAll<HTMLElement>('button')];
    const at = controls.indexOf(document.activeElement as HTMLElement);
    const isSideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    const isForward = (event.key === 'ArrowRight') === (getComputedStyle(menu).direction !== 'rtl');
    const key = isSideways ? (isForward ? 'ArrowDown' : 'ArrowUp') : event.key;
    const step = STEPS[key];
    if (event.key === 'Tab') menu.close();
    else if (step !== undefined) controls[step(at, controls.length)]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  document.body.append(menu);
  message.toggleAttribute('data-menu', true);
  anchor.ariaExpanded = 'true';
  menu.showModal();
  // As the style has it: below that it is a sheet.
  if (matchMedia('(width >= 40rem) and (hover: hover)').matches) placeAt(menu, boxOf(anchor, message));
  items[0]?.focus();
}

/** A button that is not displayed has no place. */
function boxOf(anchor: HTMLElement, message: HTMLElement): DOMRect {
  return (anchor.checkVisibility() ? anchor : message).getBoundingClientRect();
}

function reactionRow(
  line: TextLine,
  commands: MessageCommands,
  close: () => void,
  anchor: HTMLElement,
): HTMLElement {
  const own = new Set(line.reactions.filter(({ isOwn }) => isOwn).map(({ emoji }) => emoji));
  const button = (attributes: Parameters<typeof h>[1], run: () => void, content: Node | string) =>
    h(
      'button',
      {
        class: 'palette-emoji',
        type: 'button',
        tabindex: -1,
        ...attributes,
        onclick: () => {
          close();
          run();
        },
      },
      content,
    );
  return h(
    'div',
    { class: 'message-menu-reactions', role: 'group', 'aria-label': messageActionsWords.reactions },
    ...FEW_REACTIONS.slice(0, 6).map((emoji) =>
      button(
        { 'aria-pressed': String(own.has(emoji)) },
        () => commands.react(line.id, emoji, !own.has(emoji)),
        emoji,
      ),
    ),
    button(
      {
        class: 'palette-emoji palette-more',
        'aria-label': messageActionsWords.moreReactions,
        title: messageActionsWords.moreReactions,
      },
      () => void openAllReactions(anchor, (emoji, isOn) => commands.react(line.id, emoji, isOn)),
      icon('close'),
    ),
  );
}
