/** The line below the text of a message: reactions, "edited", "arrived late", the receipt. Loaded after the
 *  page. */
import './message-foot.css';
import type { EntryId } from '../../room/log/entry.ts';
import type { Reaction, TextLine } from '../../room/timeline/line.ts';
import { h } from '../dom/element.ts';
import { receiptOf } from './foot-of.ts';
import { footWords } from './foot-words.ts';
import type { MessageCommands } from './message-commands.ts';
import { type React, showReactions } from './reactions.ts';
import { receiptButton, receiptWording } from './receipt.ts';

export interface Foot {
  readonly element: HTMLElement;
  update(line: TextLine): void;
}

export function messageFoot(id: EntryId, commands: MessageCommands): Foot {
  const chips = h('span', { class: 'chips' });
  const edited = h('span', { class: 'remark' }, footWords.edited);
  const late = h('span', { class: 'remark', title: footWords.whyLate }, footWords.late);
  const receipt = receiptButton(() => commands.showHolders(id), commands.receiptWording ?? receiptWording);
  const react: React = (emoji, isOn) => commands.react(id, emoji, isOn);
  const element = h('div', { class: 'message-foot' });
  let reactions: readonly Reaction[] = [];

  return {
    element,
    update(line) {
      if (line.reactions.length + reactions.length > 0) showReactions(chips, line.reactions, react);
      reactions = line.reactions;
      const reached = receiptOf(line);
      if (reached !== null) receipt.update(reached);
      const parts = [
        line.reactions.length > 0 && chips,
        line.isEdited && edited,
        line.isLate && late,
        reached !== null && receipt.element,
      ].filter((part) => part !== false);
      // An element that is inserted again loses the focus.
      const isSame =
        parts.length === element.children.length && parts.every((part, i) => element.children[i] === part);
      if (!isSame) element.replaceChildren(...parts);
    },
  };
}
