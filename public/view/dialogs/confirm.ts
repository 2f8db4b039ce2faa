/** Asks before something that cannot be taken back. Loaded when first needed. */

import { h } from '../dom/element.ts';
import { openDialog } from './dialog.ts';

export interface Question {
  readonly heading: string;
  readonly words: readonly string[];
  /** Of the button that does it. */
  readonly action: string;
  run(): void;
}

export function openConfirm({ heading, words, action, run }: Question): () => void {
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
          'Cancel',
        ),
        h('button', { class: 'primary grave', type: 'button', onclick: agree }, action),
      ],
    },
    ...words.map((paragraph) => h('p', {}, paragraph)),
  );
  return close;
}
