/** The popover to choose a reaction, next to its button: a few, and a way to all others. Closes with a choice or a click
 *  elsewhere. */

import type { Reaction } from '../../room/timeline/line.ts';
import { h, icon } from '../dom/element.ts';
import { placeAt } from '../dom/place-at.ts';
import { loadEmoji } from '../later-parts.ts';
import { messageActionsWords } from './message-actions-words.ts';
import type { React } from './reactions.ts';

/** Those that are reached without looking for them. */
export const FEW_REACTIONS = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀'] as const;

export function openPalette(anchor: HTMLElement, reactions: readonly Reaction[], react: React): void {
  const own = new Set(reactions.filter(({ isOwn }) => isOwn).map(({ emoji }) => emoji));
  const palette = h(
    'div',
    {
      class: 'palette',
      popover: 'auto',
      role: 'group',
      'aria-label': messageActionsWords.reactions,
      ontoggle: (event) => {
        if ((event as ToggleEvent).newState === 'closed') palette.remove();
      },
    },
    ...FEW_REACTIONS.map((emoji, index) =>
      h(
        'button',
        {
          type: 'button',
          class: 'palette-emoji',
          autofocus: index === 0,
          'aria-pressed': String(own.has(emoji)),
          onclick: () => {
            palette.hidePopover();
            react(emoji, !own.has(emoji));
          },
        },
        emoji,
      ),
    ),
  );
  palette.append(
    h(
      'button',
      {
        type: 'button',
        class: 'palette-emoji palette-more',
        'aria-label': messageActionsWords.moreReactions,
        title: messageActionsWords.moreReactions,
        'aria-haspopup': 'dialog',
        onclick: () => {
          palette.hidePopover();
          void openAllReactions(anchor, react);
        },
      },
      icon('close'),
    ),
  );
  anchor.after(palette);
  palette.showPopover();
  placeAt(palette, anchor.getBoundingClientRect());
}

export async function openAllReactions(anchor: HTMLElement, react: React): Promise<void> {
  const part = await loadEmoji({ tellsFailure: true });
  part?.openPicker({
    anchor,
    picked: (emoji) => react(emoji, true),
    closed: () => anchor.focus({ preventScroll: true }),
  });
}
