/** Questions before an action that cannot be undone. Loaded after the page. */
import { h } from '../dom/element.ts';
import { openDialog } from './dialog.ts';
import { dialogWords } from './words.ts';

interface Question {
  readonly heading: string | Node;
  readonly explanation: readonly string[];
  /** The text of the button that confirms. */
  readonly action: string;
}

/** The returned function closes the question unanswered. */
export function confirm({ heading, explanation, action }: Question, run: () => void): () => void {
  const agree = () => {
    close();
    run();
  };
  const close = openDialog(
    {
      heading,
      actions: [
        // First, so that it has the focus: an accidental Enter cancels.
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
