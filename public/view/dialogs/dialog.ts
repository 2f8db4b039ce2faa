/** A modal dialog: heading, close button, contents, actions. */
import './dialog.css';
import { h, icon } from '../dom/element.ts';
import { dialogWords } from './words.ts';

export interface DialogOptions {
  readonly heading: string | Node;
  /** Buttons below the contents. */
  readonly actions?: readonly HTMLElement[];
  closed?(): void;
}

let count = 0;

/** Opens it. The returned function closes it, and the focus goes back. */
export function openDialog(o: DialogOptions, ...contents: Node[]): () => void {
  const headingId = `dialog-heading-${++count}`;
  const dialog = h(
    'dialog',
    {
      class: 'dialog',
      'aria-labelledby': headingId,
      // The dialog has no padding: a click on the element itself is a click on the backdrop.
      onclick: (event) => {
        // Nor does the second half of a double click that opened it close it.
        if (event.target === dialog && (event as MouseEvent).detail < 2) dialog.close();
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
