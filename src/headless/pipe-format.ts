/** How `parley pipe` writes what others say. Pure. */
import type { Message } from '../../public/library/contract.ts';

/** Whatever could move the cursor, color the screen or turn the direction of writing: it comes from strangers. */
const DECEPTIVE = /(?![\n\t])[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

const plain = (text: string): string => text.replace(DECEPTIVE, '\ufffd');

/** `NAME: TEXT`; further lines of the same message are indented. */
export function messageLines({ name, text, file }: Message): string {
  const words = file === null ? text : [`[file] ${file.name}`, text].filter(Boolean).join('\n');
  return `${plain(name)}: ${plain(words).replaceAll('\n', '\n  ')}\n`;
}

/** One line of JSON. */
export function messageJson({ id, author, name, at, text, file, replyTo }: Message): string {
  return `${JSON.stringify({ id, author, name, at, text, file, replyTo })}\n`;
}
