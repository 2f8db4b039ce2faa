/** The line below the text of a message: reactions, "edited", "arrived late", the receipt. */
import type { EntryId } from '../../room/log/entry.ts';
import type { Reaction, Receipt, TextLine } from '../../room/timeline/line.ts';
import { h } from '../dom/element.ts';
import { loadPart } from '../lazy-parts.ts';
import type { MessageCommands } from './message-commands.ts';
import type { React } from './reactions.ts';
import { receiptButton } from './receipt.ts';
import { messageWords } from './words.ts';

export interface Foot {
  readonly element: HTMLElement;
  update(line: TextLine): void;
}

/** A deleted message has no receipt. */
const receiptOf = (line: TextLine): Receipt | null => (line.isDeleted ? null : line.receipt);

export const needsFoot = (line: TextLine): boolean =>
  receiptOf(line) !== null || line.isEdited || line.isLate || line.reactions.length > 0;

export function messageFoot(id: EntryId, commands: MessageCommands): Foot {
  const chips = h('span', { class: 'chips' });
  const edited = h('span', { class: 'remark' }, messageWords.edited);
  const late = h('span', { class: 'remark', title: messageWords.whyLate }, messageWords.late);
  const receipt = receiptButton(() => commands.showHolders(id), commands.receiptWording);
  const react: React = (emoji, isOn) => commands.react(id, emoji, isOn);
  const element = h('div', { class: 'message-foot' });
  let reactions: readonly Reaction[] = [];
  const showChips = async (next: readonly Reaction[]) => {
    reactions = next;
    const part = await loadPart('rest');
    if (reactions === next) part?.showReactions(chips, next, react);
  };

  return {
    element,
    update(line) {
      if (line.reactions.length + reactions.length > 0) void showChips(line.reactions);
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
