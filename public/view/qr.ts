/** The link as a QR code in a dialog. Loaded when first asked for, together with the library that draws it. */
import { generate } from 'lean-qr';
import { h, icon } from './element.ts';

/** A scanner needs a light margin of four modules around the code. */
const MARGIN = 4;

export function mountQr(root: HTMLElement, link: string): () => void {
  const canvas = h('canvas', {
    class: 'qr-code',
    role: 'img',
    'aria-label': 'QR code of the link to this room',
  });
  generate(link).toCanvas(canvas, {
    on: [0, 0, 0, 255],
    off: [255, 255, 255, 255],
    padX: MARGIN,
    padY: MARGIN,
  });

  const dialog = h(
    'dialog',
    {
      class: 'dialog',
      'aria-labelledby': 'qr-heading',
      // The dialog has no padding of its own: a click that hits it and nothing inside hit the backdrop.
      onclick: (event) => {
        if (event.target === dialog) dialog.close();
      },
      onclose: () => dialog.remove(),
    },
    h(
      'div',
      { class: 'dialog-leaf' },
      h(
        'header',
        {},
        h('h2', { id: 'qr-heading' }, 'Scan to join'),
        h(
          'button',
          { class: 'plain icon-only', type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() },
          icon('close'),
        ),
      ),
      canvas,
      h('p', { class: 'qr-link soft' }, link),
    ),
  );
  root.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}
