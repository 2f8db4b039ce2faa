/** Emoji for one box: the button, and the list for what is typed after a colon. */
import { addCompletion, type Completion, type Option } from '../composer/completion.ts';
import { h, icon } from '../dom/element.ts';
import { insertText } from '../dom/insert-text.ts';
import { ownForm, rememberEmoji } from './chosen.ts';
import { codeEndingAt, codeQueryAt } from './code-query.ts';
import type { Emoji } from './emoji-set.ts';
import { emojiHere, loadEmojiSet } from './load-set.ts';
import { openPicker } from './picker.ts';
import { emojiWords } from './words.ts';

const MOST_OPTIONS = 8;

export interface EmojiPlaces {
  readonly box: HTMLTextAreaElement;
  readonly send: HTMLElement;
}

export function attachEmoji({ box, send }: EmojiPlaces): () => void {
  const button = h(
    'button',
    {
      class: 'plain icon-only emoji-button',
      type: 'button',
      title: emojiWords.name,
      'aria-label': emojiWords.name,
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      onclick: () =>
        openPicker({
          anchor: button,
          picked: (emoji) => insertText(box, emoji),
          closed: () => box.focus(),
        }),
    },
    icon('react'),
  );

  let completion: Completion | null = null;
  completion = addCompletion(box, {
    name: () => emojiWords.completion,
    queryAt: codeQueryAt,
    optionsFor(query) {
      const set = emojiHere();
      // The list follows when they are here.
      if (set === null) void loadEmojiSet().then((here) => here && completion?.update());
      return set?.complete(query, MOST_OPTIONS).map(optionOf) ?? [];
    },
  });

  /** The whole code was typed. Undoing gives the code back, and does not bring the emoji again. */
  const typed = (event: Event) => {
    if (!(event instanceof InputEvent) || event.isComposing || !event.inputType.startsWith('insert')) return;
    const query = box.selectionStart === box.selectionEnd ? codeEndingAt(box.value, box.selectionEnd) : null;
    const emoji = query && emojiHere()?.withCode(query.text);
    if (query === null || !emoji) return;
    box.setSelectionRange(query.start, box.selectionEnd);
    insertText(box, ownForm(emoji));
    rememberEmoji(ownForm(emoji));
  };
  box.addEventListener('input', typed);
  send.before(button);

  return () => {
    box.removeEventListener('input', typed);
    completion?.close();
    completion = null;
    button.remove();
  };
}

function optionOf(emoji: Emoji): Option {
  const form = ownForm(emoji);
  const code = `:${emoji.codes[0] ?? emoji.name}:`;
  return {
    key: form,
    words: form,
    content: () => [
      h('span', { class: 'completion-emoji' }, form),
      h('bdi', {}, code),
      h('span', { class: 'unseen' }, emoji.name),
    ],
  };
}
