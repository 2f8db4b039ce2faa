/** Which room this is, and every way to hand its link to somebody. Works on plain http, where no clipboard exists. */
import { copySelected, copyText } from './copy.ts';
import { setText } from './element.ts';
import { later } from './later.ts';
import { place } from './place.ts';

export interface ShareOptions {
  readonly link: string;
  readonly roomId: string;
  /** Whether the link has a key that the server never sees. */
  readonly isSealed: boolean;
}

const TOLD_MS = 2_500;

export function mountShare(root: HTMLElement, o: ShareOptions): () => void {
  let timer = 0;
  let closeQr: (() => void) | null = null;

  const field = place('share-link', HTMLInputElement);
  const fallback = place('share-fallback', HTMLElement);
  const told = place('share-told', HTMLElement);
  const roomName = place('room-id', HTMLElement);
  const handButton = place('hand-link', HTMLButtonElement);
  const putAway = () => {
    fallback.hidden = true;
  };

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
    closeQr = part === null || root.hidden ? null : part.openQr(o.link);
  };

  document.body.dataset.room = o.isSealed ? 'sealed' : 'open';
  setText(roomName, o.roomId);
  roomName.title = o.roomId;
  field.value = o.link;
  handButton.hidden = !('share' in navigator);
  root.hidden = false;

  const life = new AbortController();
  const { signal } = life;
  place('copy-link', HTMLButtonElement).addEventListener('click', () => void copy(), { signal });
  handButton.addEventListener('click', () => void hand(), { signal });
  place('show-qr', HTMLButtonElement).addEventListener('click', () => void showQr(), { signal });
  field.addEventListener('focus', () => field.select(), { signal });
  // Going to another window with the link is what the field is for: it stays.
  field.addEventListener('blur', () => document.hasFocus() && putAway(), { signal });
  field.addEventListener('keydown', ({ key }) => key === 'Escape' && putAway(), { signal });

  return () => {
    life.abort();
    clearTimeout(timer);
    closeQr?.();
    closeQr = null;
    putAway();
    root.hidden = true;
  };
}
