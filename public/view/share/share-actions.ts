/** The ways to share the room's link: copy, the device's share sheet, QR code. Also works on plain http, where there is no
 *  clipboard. Loaded after the page. */
import './share-told.css';
import { copySelected, copyText } from '../dom/clipboard.ts';
import { setText } from '../dom/element.ts';
import { shellWords } from '../shell/words.ts';
import { openQr } from './qr.ts';
import { shareWords } from './words.ts';

export interface SharePlaces {
  readonly field: HTMLInputElement;
  readonly fallback: HTMLElement;
  readonly told: HTMLElement;
}

export interface ShareActions {
  copy(): Promise<void>;
  /** The share sheet of the device. */
  hand(): Promise<void>;
  showQr(): void;
  putAway(): void;
  close(): void;
}

const TOLD_MS = 2_500;

/** Takes the link from the field. */
export function shareActions({ field, fallback, told }: SharePlaces): ShareActions {
  let timer = 0;
  let closeQr: (() => void) | null = null;

  const tell = (words: string) => {
    clearTimeout(timer);
    setText(told, words);
    timer = window.setTimeout(() => setText(told, ''), TOLD_MS);
  };
  const putAway = () => {
    fallback.hidden = true;
  };
  const copy = async () => {
    if (await copyText(field.value)) return tell(shareWords.copied);
    fallback.hidden = false;
    tell(copySelected(field) ? shareWords.copied : shareWords.selected);
  };

  const life = new AbortController();
  const { signal } = life;
  field.addEventListener('focus', () => field.select(), { signal });
  // Stays open when another window gets the focus: people go there to paste the link.
  field.addEventListener('blur', () => document.hasFocus() && putAway(), { signal });
  field.addEventListener('keydown', ({ key }) => key === 'Escape' && putAway(), { signal });

  return {
    copy,
    hand: () =>
      navigator.share({ title: shellWords.productName, url: field.value }).catch((error: unknown) => {
        const isDeclined = error instanceof DOMException && error.name === 'AbortError';
        return isDeclined ? undefined : copy();
      }),
    showQr() {
      closeQr?.();
      closeQr = openQr(field.value);
    },
    putAway,
    close() {
      life.abort();
      clearTimeout(timer);
      closeQr?.();
      putAway();
    },
  };
}

/** Copies from the field of the empty transcript; answers with what to tell. */
export async function copyFrom(field: HTMLTextAreaElement): Promise<string> {
  const isCopied = (await copyText(field.value)) || copySelected(field);
  return isCopied ? shareWords.copiedFirst : shareWords.selectedFirst;
}
