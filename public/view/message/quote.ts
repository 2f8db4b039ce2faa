/** The message that is answered, in one line; a button that leads to it where it is in the transcript. */
import type { EntryId } from '../../room/log/entry.ts';
import type { Quote } from '../../room/timeline/line.ts';
import { h } from '../dom/element.ts';
import { showProse } from './prose.ts';
import { messageWords } from './words.ts';

export function quoteOf(quote: Quote, jump: (id: EntryId) => void): HTMLElement {
  const who = quote.isOwn ? messageWords.you : quote.name;
  const author = h('bdi', { class: 'quote-author' }, who);
  if (quote.text === null) {
    return h(
      'p',
      { class: 'quote', dir: 'auto' },
      author,
      ' ',
      h('em', {}, quote.isMuted ? messageWords.quote.muted : messageWords.quote.missing),
    );
  }
  const text = h('span', { class: 'quote-text', 'data-file': quote.isFile });
  showProse(text, quote.text);
  return h(
    'button',
    {
      class: 'quote',
      type: 'button',
      tabindex: -1,
      dir: 'auto',
      title: messageWords.quote.goTo,
      onclick: () => jump(quote.id),
    },
    author,
    ' ',
    text,
  );
}
