/** The letters after a `:` before the caret. Pure. */
import type { Query } from '../composer/completion.ts';

const LONGEST = 40;
/** Two letters at least: `:D` and `:p` are faces by themselves. Not within a word or a time, nor in an address. */
const BEGUN = /(?<![\p{L}\p{N}_:/])(:)([a-z0-9_+-]{2,})$/iu;
const COMPLETE = /(?<![\p{L}\p{N}_:/]):([a-z0-9_+-]{2,}):$/iu;

export function codeQueryAt(text: string, caret: number): Query | null {
  const before = lineBefore(text, caret);
  const code = BEGUN.exec(before)?.[2];
  if (code === undefined || isInCode(text, caret)) return null;
  return { start: caret - code.length - 1, text: code.toLowerCase() };
}

/** The same where a second colon was just typed. */
export function codeEndingAt(text: string, caret: number): Query | null {
  const code = COMPLETE.exec(lineBefore(text, caret))?.[1];
  if (code === undefined || isInCode(text, caret)) return null;
  return { start: caret - code.length - 2, text: code.toLowerCase() };
}

const lineBefore = (text: string, caret: number): string =>
  text.slice(Math.max(text.lastIndexOf('\n', caret - 1) + 1, caret - LONGEST - 3), caret);

/** After a backtick that is not closed in its line, or after a fence. */
function isInCode(text: string, caret: number): boolean {
  const before = text.slice(0, caret);
  const fences = before.match(/^ {0,3}```/gm)?.length ?? 0;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return fences % 2 === 1 || (line.match(/`+/g)?.length ?? 0) % 2 === 1;
}
