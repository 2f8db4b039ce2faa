/** The popover to choose a reaction, next to its button. Closes with a choice or a click elsewhere. */

import type { Reaction } from '../../room/timeline/line.ts';
import { h } from '../dom/element.ts';
import { messageActionsWords } from './message-actions-words.ts';
import type { React } from './reactions.ts';

const EMOJI = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀'] as const;
const GAP_PX = 6;

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
    ...EMOJI.map((emoji, index) =>
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
  anchor.after(palette);
  palette.showPopover();
  placeAt(palette, anchor.getBoundingClientRect());
}

/** Above the anchor if it fits, and always within the window. */
function placeAt(palette: HTMLElement, anchor: DOMRect): void {
  const { width, height } = palette.getBoundingClientRect();
  const left = Math.max(GAP_PX, Math.min(anchor.right - width, innerWidth - width - GAP_PX));
  const above = anchor.top - height - GAP_PX;
  palette.style.setProperty('left', `${left}px`);
  palette.style.setProperty('top', `${above > 0 ? above : anchor.bottom + GAP_PX}px`);
}
