/** The transcript on paper: all of it up to date, as anybody would read it. Loaded after the page. */
import type { Line } from '../../room/timeline/line.ts';
import { watchPrinting } from '../dom/printing.ts';
import { reading } from './told.ts';

export interface OnPaperOptions {
  readonly rows: { read(as: { now: number; told(line: Line): Line } | null, now: number): void };
  /** Nothing scrolls on paper; what it returns comes back to where the reader was. */
  leave(): () => void;
  /** Shows lines that came just now. */
  render(): void;
  readonly ownName: { peek(): string };
  now(): number;
}

export function mountOnPaper({ rows, leave, render, ownName, now }: OnPaperOptions): () => void {
  let comeBack: (() => void) | null = null;
  return watchPrinting((isPrinting) => {
    if (isPrinting) {
      render();
      comeBack = leave();
    }
    rows.read(isPrinting ? reading(ownName.peek()) : null, now());
    if (!isPrinting) comeBack?.();
  });
}
