/** The question before one leaves, where there is something to say. Loaded after the page. */
import { openDialog } from '../dialogs/dialog.ts';
import { dialogWords } from '../dialogs/words.ts';
import { h, setText } from '../dom/element.ts';
import { roomsWords } from './words.ts';

export interface LeaveOptions {
  /** What there is to say before it; null when nothing is. */
  leaveQuestion(): LeaveQuestion | null;
  leave(): void;
}

export interface LeaveQuestion {
  /** Something I said has reached nobody. */
  readonly hasUnreached: boolean;
  /** Keeps what was said on this device, or fails to; null where that is not to be offered. */
  readonly keep: (() => Promise<boolean>) | null;
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
  const problem = h('p', { class: 'problem', role: 'alert' });
  const answer = (text: string, isPrimary: boolean, first: () => Promise<boolean>) => {
    const run = async () => {
      if (!(await first())) return setText(problem, words.notKept);
      close();
      o.leave();
    };
    return h(
      'button',
      { class: isPrimary ? 'primary' : 'plain bordered', type: 'button', onclick: () => void run() },
      text,
    );
  };
  const cancel = h(
    'button',
    { class: 'plain bordered', type: 'button', autofocus: true, onclick: () => close() },
    dialogWords.cancel,
  );
  const nothing = () => Promise.resolve(true);
  const close = openDialog(
    {
      heading: words.heading,
      actions:
        keep === null
          ? [cancel, answer(words.leave, true, nothing)]
          : [cancel, answer(words.leave, false, nothing), answer(words.keepAndLeave, true, keep)],
    },
    ...(hasUnreached ? [h('p', {}, words.unreached)] : []),
    ...(keep === null ? [] : [h('p', {}, words.keeping), problem]),
  );
  return close;
}
