/** A block of code: it scrolls sideways, and has a button that copies it. */
import { readAloud } from '../../aloud/read-aloud.ts';
import { copyText } from '../../dom/clipboard.ts';
import { h } from '../../dom/element.ts';
import { codeWords } from './code-words.ts';

const TOLD_MS = 2_000;

export function codeBlock(language: string, children: readonly (Node | string)[]): HTMLElement {
  const code = h('code', {}, ...children);
  // Left to right whatever is in it. The name of the language is in a sign, which nobody sees.
  const scroller = h(
    'pre',
    { dir: 'ltr', role: 'group', 'aria-label': codeWords.name(language), tabindex: -1 },
    code,
  );
  // Its word is no text of the message.
  const copy = h('button', {
    class: 'code-copy',
    type: 'button',
    tabindex: -1,
    'aria-label': codeWords.copyCode,
    'data-word': codeWords.copy,
    onclick: () => void run(),
  });
  const run = async () => {
    const isCopied = (await copyText(shownText(code))) || copySelection(code);
    if (!isCopied) return;
    copy.dataset.word = codeWords.copied;
    readAloud(codeWords.copied);
    setTimeout(() => {
      copy.dataset.word = codeWords.copy;
    }, TOLD_MS);
  };
  return h('div', { class: 'code-block', 'data-language': language, dir: 'ltr' }, scroller, copy);
}

/** Without the signs around it. */
function shownText(code: HTMLElement): string {
  const copy = code.cloneNode(true) as HTMLElement;
  for (const sign of copy.querySelectorAll('.sign')) sign.remove();
  return copy.textContent;
}

/** Where there is no clipboard, on plain http. It stays selected, so that people can copy it themselves. */
function copySelection(code: HTMLElement): boolean {
  getSelection()?.selectAllChildren(code);
  return document.execCommand('copy');
}
