/** The languages to choose from, by their own names. Loaded after the page. */
import type { Language } from '../view/words/language.ts';
import type { LanguageTag } from './tags.ts';

interface OfferedLanguage {
  /** In the language itself. */
  readonly name: string;
  /** Also fetches it for the page that is loaded next. */
  load(): Promise<{ readonly default: Language }>;
}

export const LANGUAGES: Readonly<Record<LanguageTag, OfferedLanguage>> = {
  de: { name: 'Deutsch', load: () => import('./de.ts') },
  fr: { name: 'Français', load: () => import('./fr.ts') },
  es: { name: 'Español', load: () => import('./es.ts') },
  'pt-BR': { name: 'Português (Brasil)', load: () => import('./pt-BR.ts') },
  ja: { name: '日本語', load: () => import('./ja.ts') },
  'zh-Hans': { name: '简体中文', load: () => import('./zh-Hans.ts') },
  ar: { name: 'العربية', load: () => import('./ar.ts') },
};
