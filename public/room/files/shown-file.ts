/** What lines, quotes and news say of a file that an entry offers. Pure. */
import { entryId, type Said } from '../log/entry.ts';
import { tidyName } from '../people/name.ts';
import { isBlank } from '../text/visible.ts';
import type { SharedFile } from './shared-file.ts';

/** Everything up to the last part of a path, of whatever system. */
const PATH = /^.*[/\\]/su;

/** Without a path, and without what is not seen or turns the direction of writing. */
export function shownFileName(raw: string): string {
  const name = tidyName(raw.replace(PATH, ''));
  return isBlank(name) ? 'file' : name;
}

/** Null for a text. */
export function shownFile(entry: Said): SharedFile | null {
  if (entry.body.kind === 'text') return null;
  const { name, bytes, type, preview = null, width, height } = entry.body;
  const picture = width && height ? { width, height } : null;
  return { id: entryId(entry), name: shownFileName(name), bytes, type, preview, picture };
}

/** In plain text a file is its name, and below it what is said with it. `text`: as it stands now. */
export const saidWords = ({ body }: Said, text = textOf(body)): string =>
  body.kind === 'text' ? text : fileWords(shownFileName(body.name), text);

export const fileWords = (name: string, caption: string): string => (caption ? `${name}\n${caption}` : name);

/** As it was said first; of a file the caption. */
export const textOf = (body: Said['body']): string =>
  body.kind === 'text' ? body.text : (body.caption ?? '');
