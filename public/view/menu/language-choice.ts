/** The choice of the page's language. The page is loaded again with it: the room and the draft stay. */
import './language-choice.css';
import { LANGUAGES } from '../../languages/languages.ts';
import { LANGUAGE_TAGS } from '../../languages/tags.ts';
import type { Store } from '../../room/keep/storage.ts';
import { h } from '../dom/element.ts';
import { shellWords } from '../shell/words.ts';
import { menuWords } from './words.ts';

export interface LanguageOptions {
  /** What is kept on this device. */
  readonly languageStore: Store;
}

/** app/first-script.ts reads it before anything else. Without it the browser's languages decide. */
const KEY = 'parley.language';

export function languageChoice({ languageStore }: LanguageOptions): HTMLElement {
  const option = (value: string, name: string, lang = '') => h('option', { value, lang }, name);
  const select = h(
    'select',
    {
      class: 'field',
      'aria-labelledby': 'language-name',
      'aria-describedby': 'language-why',
      onchange: () => void choose(),
    },
    option('', menuWords.browsersLanguage),
    option('en', menuWords.english, 'en'),
    ...LANGUAGE_TAGS.map((tag) => option(tag, LANGUAGES[tag].name, tag)),
  );
  const now = () => languageStore.get(KEY) ?? '';
  select.value = now();

  const choose = async () => {
    const tag = LANGUAGE_TAGS.find((each) => each === select.value);
    try {
      if (tag) await LANGUAGES[tag].load();
    } catch {
      window.alert(shellWords.unavailable);
      select.value = now();
      return;
    }
    if (select.value === '') languageStore.remove(KEY);
    else languageStore.set(KEY, select.value);
    location.reload();
  };

  return h(
    'label',
    { class: 'menu-language' },
    h('span', { id: 'language-name' }, menuWords.language),
    select,
    h('span', { class: 'menu-why', id: 'language-why' }, menuWords.whyLanguage),
  );
}
