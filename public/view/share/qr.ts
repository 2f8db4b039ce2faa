/** The link as a QR code in a dialog. Loaded after the page, together with the library that draws it. */
import { generate } from 'lean-qr';
import { openDialog } from '../dialogs/dialog.ts';
import { h } from '../dom/element.ts';
import { shareWords } from './words.ts';

/** Scanners need a light margin of four modules around the code. */
const MARGIN = 4;

export function openQr(link: string): () => void {
  const canvas = h('canvas', {
    class: 'qr-code',
    role: 'img',
    'aria-label': shareWords.qrCode,
  });
  generate(link).toCanvas(canvas, {
    on: [0, 0, 0, 255],
    off: [255, 255, 255, 255],
    padX: MARGIN,
    padY: MARGIN,
  });
  return openDialog({ heading: shareWords.qrHeading }, canvas, h('p', { class: 'qr-link soft' }, link));
}
