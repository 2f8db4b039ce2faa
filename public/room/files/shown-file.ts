/** What lines, quotes and news say of a file that an entry offers. Pure. */
import type { Body, EntryId, FileBody } from '../log/entry.ts';
import type { Message } from '../log/messages.ts';
import { tidyName } from '../people/name.ts';
import { isBlank } from '../text/visible.ts';
import type { TextLine } from '../timeline/line.ts';
import type { SharedFile } from './shared-file.ts';

/** Everything up to the last part of a path, of whatever system. */
const PATH = /^.*[/\\]/su;

/** Without a path, and without what is not seen or turns the direction of writing. */
export function shownFileName(raw: string): string {
  const name = tidyName(raw.replace(PATH, ''));
  return isBlank(name) ? 'file' : name;
}

export const shownFile = (
  id: EntryId,
  { name, bytes, type, preview, width, height }: FileBody,
): SharedFile => ({
  id,
  name: shownFileName(name),
  bytes,
  type,
  preview: preview ?? null,
  picture: width && height ? { width, height } : null,
});

/** In plain text a file is its name, and below it what was said with it. */
const fileWords = (name: string, caption: string): string => (caption === '' ? name : `${name}\n${caption}`);

/** Null for what is no message. */
export function saidWords(body: Body): string | null {
  if (body.kind === 'file') return fileWords(shownFileName(body.name), body.caption ?? '');
  return body.kind === 'text' ? body.text : null;
}

/** As it stands now. */
export const messageWords = ({ entry: { body }, text }: Message): string =>
  body.kind === 'file' ? fileWords(shownFileName(body.name), text) : text;

/** Of a deleted message nothing. */
export const lineWords = ({ file, text }: Pick<TextLine, 'file' | 'text'>): string =>
  file ? fileWords(file.name, text) : text;
