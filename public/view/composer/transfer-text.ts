/** The text in what is pasted or dropped, other than markup. Pure. */

import { hasFiles } from '../dom/drop-guard.ts';

/** What is looked at of a `DataTransfer`. */
export interface Transfer {
  readonly types: readonly string[];
  readonly files: Iterable<{ readonly name: string }>;
  getData(type: string): string;
}

/** Null where there is none. What comes with a file only to name it is no text; what stands beside a picture of itself,
 *  as from Word or Excel, is. */
export function textOf(transfer: Transfer): string | null {
  const plain = transfer.getData('text/plain');
  if (plain !== '' && !(hasFiles(transfer) && namesFiles(plain, transfer))) return plain;
  const links = linesOf(transfer.getData('text/uri-list')).filter(
    (line) => !line.startsWith('#') && !isFileLink(line),
  );
  return links.length > 0 ? links.join('\n') : null;
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const isFileLink = (line: string): boolean => /^file:/i.test(line);

/** Systems put the names or paths of files beside them. */
function namesFiles(text: string, { files }: Transfer): boolean {
  const names = new Set([...files].map(({ name }) => name));
  return linesOf(text).every(
    (line) => isFileLink(line) || names.has(line) || names.has(line.replace(/^.*[/\\]/, '')),
  );
}
