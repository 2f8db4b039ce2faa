/** What is asked before something that cannot be taken back. Loaded after the page. */
import { h } from '../dom/element.ts';
import { openDialog } from './dialog.ts';
import { dialogWords } from './words.ts';

interface Question {
  readonly heading: string;
  readonly explanation: readonly string[];
  /** Of the button that does it. */
  readonly action: string;
}

/** Answers with what closes the question unanswered. */
function confirm({ heading, explanation, action }: Question, run: () => void): () => void {
  const agree = () => {
    close();
    run();
  };
  const close = openDialog(
    {
      heading,
      actions: [
        // First, and so the one that has the focus: a stray Enter keeps what is there.
        h(
          'button',
          { class: 'plain bordered', type: 'button', autofocus: true, onclick: () => close() },
          dialogWords.cancel,
        ),
        h('button', { class: 'primary grave', type: 'button', onclick: agree }, action),
      ],
    },
    ...explanation.map((paragraph) => h('p', {}, paragraph)),
  );
  return close;
}

export const askToDelete = (run: () => void): (() => void) => confirm(dialogWords.deletion, run);

export const askToForget = (run: () => void): (() => void) => confirm(dialogWords.forgetting, run);
