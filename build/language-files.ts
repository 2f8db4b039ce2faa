/**
 * Tells index.html where its languages are (`data-languages`), for the first script: it asks for one before the page's own
 * script is there. So a language is one file, that imports nothing but the first load.
 */
import { basename } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { LANGUAGE_TAGS } from '../public/languages/tags.ts';

const PLACE = 'data-languages=""';
const MODULE = /\/public\/languages\/[\w-]+\.ts$/;

type Bundle = Readonly<Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>>;

/** "de=assets/de-Bx3kQ0aZ.js fr=…". */
export function languageFiles(): Plugin {
  const listOf = (bundle: Bundle | undefined): string =>
    LANGUAGE_TAGS.map((tag) => `${tag}=${bundle ? builtFile(bundle, tag) : `languages/${tag}.ts`}`).join(' ');
  return {
    name: 'parley:language-files',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!html.includes(PLACE)) throw new Error(`index.html has no ${PLACE}`);
        return html.replace(PLACE, () => `data-languages="${listOf(bundle)}"`);
      },
    },
  };
}

function builtFile(bundle: Bundle, tag: string): string {
  for (const file of Object.values(bundle)) {
    if (file.type !== 'chunk' || !MODULE.test(file.facadeModuleId ?? '')) continue;
    if (basename(file.facadeModuleId ?? '', '.ts') !== tag) continue;
    const others = file.imports.filter((name) => !/^assets\/index-/.test(name));
    if (others.length > 0)
      throw new Error(`the language ${tag} needs ${others.join(', ')}: one round trip more`);
    return file.fileName;
  }
  throw new Error(`there is no language ${tag} in the build`);
}
