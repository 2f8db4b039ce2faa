/** A dialog over the page: heading, close button, whatever it is about. Knows nothing of that. Comes with its looks, so
 *  that neither weighs on the first visit. */
import './dialog.css';
import { h, icon } from '../dom/element.ts';
import { dialogWords } from './words.ts';

export interface DialogOptions {
  readonly heading: string | Node;
  /** Under the contents, where the thumb is. */
  readonly actions?: readonly HTMLElement[];
  closed?(): void;
}

let count = 0;

/** Opens it at once; answers how to close it, which gives the focus back. */
export function openDialog(o: DialogOptions, ...contents: Node[]): () => void {
  const headingId = `dialog-heading-${++count}`;
  const dialog = h(
    'dialog',
    {
      class: 'dialog',
      'aria-labelledby': headingId,
      // The dialog has no padding of its own: a click that hits it and nothing inside hit the backdrop.
      onclick: (event) => {
        if (event.target === dialog) dialog.close();
      },
      onclose: () => {
        dialog.remove();
        o.closed?.();
      },
    },
    h(
      'div',
      { class: 'dialog-leaf' },
      h(
        'header',
        {},
        h('h2', { id: headingId }, o.heading),
        h(
          'button',
          {
            class: 'plain icon-only',
            type: 'button',
            'aria-label': dialogWords.close,
            onclick: () => dialog.close(),
          },
          icon('close'),
        ),
      ),
      ...contents,
      o.actions === undefined ? null : h('footer', { class: 'dialog-actions' }, ...o.actions),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}
