import { catalogue } from '../../words/catalogue.ts';

/** Blocks of code in messages. */
export const codeWords = catalogue('code', {
  name: (language: string) => (language === '' ? 'Code' : `Code, ${language}`),
  copy: 'Copy',
  copied: 'Copied',
  copyCode: 'Copy code',
});
