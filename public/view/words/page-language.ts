/** Puts the language that the first script chose (app/first-script.ts) in place of the English, before anything is shown. */

import type { pageWords } from '../shell/page-words.ts';
import { type Language, speak } from './language.ts';

type Words = string | { readonly [key: string]: Words };

/** Does nothing in English, and where the language cannot be fetched. */
export async function speakHere(): Promise<void> {
  const part = document.querySelector<HTMLLinkElement>('#language');
  if (part === null) return;
  const root = document.documentElement;
  try {
    const language = (await import(/* @vite-ignore */ part.href)) as { readonly default: Language };
    speak(language.default);
    showPageWords(language.default.page);
  } catch {
    root.lang = 'en';
    root.dir = 'ltr';
  }
  root.style.visibility = '';
}

/** The words in index.html: `data-words` names that of the text, `data-words-title` that of the title, and so on. */
function showPageWords(page: typeof pageWords): void {
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    for (const [place, name] of Object.entries(element.dataset)) {
      if (!place.startsWith('words')) continue;
      const words = name
        ?.split('.')
        .reduce<Words>((of, key) => (of as Record<string, Words>)[key] ?? '', page);
      const attribute = place.slice(5).toLowerCase();
      if (attribute === '') element.textContent = `${words}`;
      else element.setAttribute(attribute.replace('label', 'aria-label'), `${words}`);
    }
  }
}
