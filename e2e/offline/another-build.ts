/** The build as it would be of other sources: every part has another name and content, and the ones of before are gone. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { hashPage, VERSION_TAG } from '../../src/server/http/page-hashes.ts';
import { BUILD } from '../support/chat-server.ts';

export interface Build {
  /** For `startServer`. */
  readonly folder: string;
  readonly version: string;
  readonly hash: string;
}

export const ownBuild = (): Build => ({ folder: BUILD, ...hashPage(join(BUILD, 'public')) });

/** `mark` tells it from others. The folder has to lie in the project, where the server finds what it depends on. */
export function anotherBuild(folder: string, mark: string): Build {
  cpSync(BUILD, folder, { recursive: true });
  const page = join(folder, 'public');
  const isText = (name: string) => /\.(?:js|css|html)$/.test(name);
  const assets = readdirSync(join(page, 'assets'));
  for (const name of assets.filter((one) => /\.(?:gz|br)$/.test(one))) rmSync(join(page, 'assets', name));
  for (const ending of ['gz', 'br']) rmSync(join(page, `index.html.${ending}`), { force: true });

  const renamed = new Map(
    assets
      .filter(isText)
      .map((name) => [name, `${name.slice(0, -extname(name).length)}${mark}${extname(name)}`]),
  );
  const rewrite = (path: string, change: (text: string) => string) =>
    writeFileSync(join(page, path), change(readFileSync(join(page, path), 'utf8')));
  const withNewNames = (text: string) =>
    [...renamed].reduce((changed, [before, after]) => changed.replaceAll(before, after), text);
  for (const [before, after] of renamed) {
    rewrite(`assets/${before}`, (text) => `${withNewNames(text)}\n/* ${mark} */`);
    renameSync(join(page, 'assets', before), join(page, 'assets', after));
  }
  rewrite('index.html', (html) => withNewNames(html).replace(VERSION_TAG, `$1$2${mark}`));
  return { folder, ...hashPage(page) };
}
