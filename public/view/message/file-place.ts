/** Where the card of a file stands: in the body of its message. Cards come in a part that is loaded after the page; until
 *  then the file's name stands there. */
import type { TextLine } from '../../room/timeline/line.ts';

type ShowFile = (body: HTMLElement, line: TextLine) => void;

/** Bodies whose cards wait for that part. */
const waiting = new Map<HTMLElement, TextLine>();
let show: ShowFile | null = null;

export function showFile(body: HTMLElement, line: TextLine): void {
  if (show !== null) return show(body, line);
  waiting.set(body, line);
  body.dataset.file = line.file?.name ?? '';
}

/** Answers with what stops it. */
export function showFilesWith(next: ShowFile): () => void {
  show = next;
  for (const [body, line] of waiting) {
    delete body.dataset.file;
    if (body.isConnected) next(body, line);
  }
  waiting.clear();
  return () => {
    show = null;
  };
}
