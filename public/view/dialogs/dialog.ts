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

/** As long as systems take two clicks for one. */
const DOUBLE_CLICK_MS = 500;

/** Opens it. The returned function closes it, and the focus goes back. */
export function openDialog(o: DialogOptions, ...contents: Node[]): () => void {
  const openedAt = performance.now();
  const headingId = `dialog-heading-${++count}`;
  const dialog = h(
    'dialog',
    {
      class: 'dialog',
      'aria-labelledby': headingId,
      // The dialog has no padding: a click on the element itself is a click on the backdrop.
      onclick: (event) => {
        // The second half of a double click that opened it closes nothing. Firefox counts it as a first one, as it is on
        // another element.
        if (event.target === dialog && event.timeStamp - openedAt > DOUBLE_CLICK_MS) dialog.close();
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
