/** Languages besides English, as BCP 47 tags: the names of their files here, and the `lang` of the page. */
export const LANGUAGE_TAGS = ['de', 'fr', 'es', 'pt-BR', 'ja', 'zh-Hans', 'ar'] as const;

export type LanguageTag = (typeof LANGUAGE_TAGS)[number];
