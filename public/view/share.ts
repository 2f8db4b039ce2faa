/** Which room this is, and every way to hand its link to somebody. Works on plain http, where no clipboard exists. */
import { copySelected, copyText } from './copy.ts';
import { h, icon, setText } from './element.ts';
import { later } from './later.ts';

export interface ShareOptions {
  readonly link: string;
  readonly roomId: string;
}

const TOLD_MS = 2_500;

export function mountShare(root: HTMLElement, o: ShareOptions): () => void {
  let timer = 0;
  let closeQr: (() => void) | null = null;
  let isClosed = false;

  const field = h('input', {
    class: 'field link-field',
    id: 'share-link',
    type: 'text',
    readonly: true,
    value: o.link,
    onfocus: () => field.select(),
    // Going to another window with the link is what the field is for: it stays.
    onblur: () => {
      if (document.hasFocus()) fallback.hidden = true;
    },
    onkeydown: (event) => {
      if ((event as KeyboardEvent).key === 'Escape') fallback.hidden = true;
    },
  });
  const fallback = h(
    'div',
    { class: 'share-fallback', hidden: true },
    h('label', { for: 'share-link' }, 'Link to this room'),
    field,
  );
  const told = h('span', { class: 'share-told', 'aria-live': 'polite' });

  const tell = (words: string) => {
    clearTimeout(timer);
    setText(told, words);
    timer = window.setTimeout(() => setText(told, ''), TOLD_MS);
  };

  const copy = async () => {
    if (await copyText(o.link)) return tell('Copied');
    fallback.hidden = false;
    tell(copySelected(field) ? 'Copied' : 'Selected: now copy it');
  };

  const hand = () =>
    navigator.share({ title: 'Parley', url: o.link }).catch((error: unknown) => {
      const isDeclined = error instanceof DOMException && error.name === 'AbortError';
      return isDeclined ? undefined : copy();
    });

  const showQr = async () => {
    const part = await later('qr');
    closeQr?.();
    closeQr = part === null || isClosed ? null : part.openQr(o.link);
  };

  const button = (name: string, symbol: string, run: () => void) =>
    h(
      'button',
      { class: 'plain', type: 'button', title: name, onclick: run },
      icon(symbol),
      h('span', { class: 'words' }, name),
    );

  const parts = [
    h(
      'p',
      { class: 'room-name' },
      h('span', { class: 'room-kind' }, o.link.includes('#') ? 'Sealed room' : 'Open room'),
      ' ',
      h('bdi', { class: 'room-id', title: o.roomId }, o.roomId),
    ),
    h(
      'div',
      { class: 'share-actions' },
      button('Copy link', 'link', () => void copy()),
      'share' in navigator ? button('Share…', 'share', () => void hand()) : null,
      button('QR code', 'qr', () => void showQr()),
      told,
      fallback,
    ),
  ];
  root.append(...parts);

  return () => {
    isClosed = true;
    clearTimeout(timer);
    closeQr?.();
    closeQr = null;
    for (const part of parts) part.remove();
  };
}
