/** The buttons of one message: what is done most, and a menu of all. Made when it is first pointed at or focused. */
import { messageActionsWords } from './message-actions-words.ts';
import './message-actions.css';
import type { TextLine } from '../../room/timeline/line.ts';
import { h, icon } from '../dom/element.ts';
import type { MessageCommands } from './message-commands.ts';
import { openMessageMenu } from './message-menu.ts';
import { openPalette } from './palette.ts';

/** `line` is a function because the message may have changed by the time a button is pressed. */
export function messageActions(line: () => TextLine, commands: MessageCommands): HTMLElement {
  const openMenu = () => {
    const message = more.closest('article');
    if (message !== null) openMessageMenu(message, more, line(), commands);
  };
  const button = (name: string, symbol: string, run: () => void) =>
    h(
      'button',
      {
        class: 'plain icon-only',
        type: 'button',
        tabindex: -1,
        title: name,
        'aria-label': name,
        onclick: run,
      },
      icon(symbol),
    );
  const openReactions = () => {
    const { id, reactions } = line();
    openPalette(react, reactions, (emoji, isOn) => commands.react(id, emoji, isOn));
  };
  const react = button(messageActionsWords.react, 'react', openReactions);
  const more = button(messageActionsWords.more, 'menu', openMenu);
  more.classList.add('message-more');
  more.ariaHasPopup = 'menu';
  more.ariaExpanded = 'false';
  return h(
    'div',
    { class: 'message-actions', role: 'group', 'aria-label': messageActionsWords.actions },
    button(messageActionsWords.reply, 'reply', () => commands.reply(line())),
    react,
    ...(line().isOwn ? [button(messageActionsWords.edit, 'edit', () => commands.edit(line()))] : []),
    more,
  );
}
