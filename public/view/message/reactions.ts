/** The reactions to one message: a toggle button for each emoji with the count, and the names as its title.
 *  Loaded after the page. */
import type { Reaction } from '../../room/timeline/line.ts';
import { h } from '../dom/element.ts';
import { listOf } from '../words/lists.ts';
import { reactionWords } from './reaction-words.ts';

export type React = (emoji: string, isOn: boolean) => void;

/** Updates buttons in place, so that a pressed one keeps the focus. */
export function showReactions(list: HTMLElement, reactions: readonly Reaction[], react: React): void {
  const known = new Map([...list.children].map((chip) => [(chip as HTMLElement).dataset.emoji, chip]));
  const chips = reactions.map((reaction) => known.get(reaction.emoji) ?? chipFor(reaction.emoji, react));
  for (const chip of known.values()) if (!chips.includes(chip)) chip.remove();
  for (const [index, chip] of chips.entries()) {
    const { names: named, isOwn, emoji } = reactions[index] as Reaction;
    const names = named.map((name) => name ?? reactionWords.you);
    const wording = reactionWords.reaction(emoji, names.length, listOf(names));
    if (chip.ariaLabel !== wording) {
      chip.ariaLabel = wording;
      (chip as HTMLElement).title = listOf(names);
      chip.replaceChildren(h('span', {}, emoji), ` ${names.length}`);
    }
    chip.ariaPressed = String(isOwn);
    if (list.children[index] !== chip) list.insertBefore(chip, list.children[index] ?? null);
  }
}

const chipFor = (emoji: string, react: React): HTMLElement => {
  const chip = h('button', {
    class: 'chip',
    type: 'button',
    tabindex: -1,
    'data-emoji': emoji,
    onclick: () => react(emoji, chip.ariaPressed !== 'true'),
  });
  return chip;
};
