/** The question before one leaves, where there is something to say. Loaded after the page. */
import { openDialog } from '../dialogs/dialog.ts';
import { dialogWords } from '../dialogs/words.ts';
import { h } from '../dom/element.ts';
import { roomsWords } from './words.ts';

export interface LeaveOptions {
  /** What there is to say before it; null when nothing is. */
  leaveQuestion(): LeaveQuestion | null;
  leave(): void;
}

export interface LeaveQuestion {
  /** Something I said has reached nobody. */
  readonly hasUnreached: boolean;
  /** Keeps what was said on this device; null where that is not to be offered. */
  readonly keep: (() => Promise<void>) | null;
}

/** Leaves at once, or asks; then the returned function closes the question unanswered. */
export function askToLeave(o: LeaveOptions): (() => void) | null {
  const question = o.leaveQuestion();
  if (question === null) {
    o.leave();
    return null;
  }
  const words = roomsWords.leaving;
  const { hasUnreached, keep } = question;
  const answer = (text: string, style: string, first: () => Promise<void>) => {
    const run = async () => {
      await first();
      close();
      o.leave();
    };
    return h('button', { class: style, type: 'button', onclick: () => void run() }, text);
  };
  const cancel = h(
    'button',
    { class: 'plain bordered', type: 'button', autofocus: true, onclick: () => close() },
    dialogWords.cancel,
  );
  const nothing = () => Promise.resolve();
  const close = openDialog(
    {
      heading: words.heading,
      actions:
        keep === null
          ? [cancel, answer(words.leave, 'primary', nothing)]
          : [
              cancel,
              answer(words.leave, 'plain bordered', nothing),
              answer(words.keepAndLeave, 'primary', keep),
            ],
    },
    ...(hasUnreached ? [h('p', {}, words.unreached)] : []),
    ...(keep === null ? [] : [h('p', {}, words.keeping)]),
  );
  return close;
}
