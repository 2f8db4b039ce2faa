/** What a card shows of a file beside words: a picture in a box that is reserved for it, or sound and video to play. */
import type { RoomFiles } from '../../room/files/files-contract.ts';
import type { SharedFile } from '../../room/files/shared-file.ts';
import { h } from '../dom/element.ts';
import { fileKind } from './name-parts.ts';
import { whenNear } from './near.ts';
import { pictureBox } from './picture-box.ts';
import { openPicture } from './picture-dialog.ts';
import { previewAddress, type ShownFile, showFile } from './shown-file.ts';
import { fileWords } from './words.ts';

export interface MediaOptions {
  readonly files: RoomFiles;
  tabIndex(): number;
  save(): void;
  /** As the button of the card. */
  act(): void;
  /** Tells something on the card. */
  note(words: string): void;
}

export interface CardMedia {
  update(isHere: boolean, card: HTMLElement): void;
  close(): void;
}

export function cardMedia(file: SharedFile, o: MediaOptions): CardMedia {
  const box = file.picture && placeFor(file, o.act);
  let element: HTMLElement | null = null;
  let shown: ShownFile | null = null;
  let closeDialog: (() => void) | null = null;
  let isHere = false;
  let isClosed = false;
  let stopWaiting: (() => void) | null = null;

  const put = (next: HTMLElement | null, card: HTMLElement) => {
    if (element === next) return;
    element?.remove();
    if (next !== null) card.prepend(next);
    element = next;
    card.toggleAttribute('data-shows', element !== null);
  };

  const hide = () => {
    stopWaiting?.();
    stopWaiting = null;
    closeDialog?.();
    closeDialog = null;
    shown?.close();
    shown = null;
  };

  const load = async (card: HTMLElement) => {
    const loaded = await showFile(o.files, file).catch(() => null);
    if (loaded === 'too-large') return o.note(fileWords.cannotShow);
    if (isClosed || !isHere || loaded === null) return loaded?.close();
    shown = loaded;
    if (loaded.kind === 'picture') put(picture(loaded, card), card);
    else put(player(loaded.kind, loaded.url), card);
  };

  const picture = ({ url }: ShownFile, card: HTMLElement): HTMLElement => {
    // Decoded by its own bytes; what cannot be decoded is only saved.
    const image = h('img', { alt: '', decoding: 'async', src: url, onerror: () => put(box, card) });
    const button = h(
      'button',
      {
        class: 'file-picture',
        type: 'button',
        'aria-label': fileWords.openPicture(file.name),
        tabindex: o.tabIndex(),
        onclick: () => {
          closeDialog = openPicture(file, url, o.save);
        },
      },
      image,
    );
    if (box !== null) takeSize(button, file);
    return button;
  };

  const player = (kind: 'sound' | 'video', url: string): HTMLElement =>
    kind === 'sound'
      ? h('audio', {
          controls: true,
          preload: 'metadata',
          src: url,
          tabindex: o.tabIndex(),
          'aria-label': file.name,
        })
      : videoPlayer(url);

  const videoPlayer = (url: string): HTMLElement => {
    const video = h('video', {
      controls: true,
      playsinline: true,
      preload: 'metadata',
      src: url,
      tabindex: o.tabIndex(),
      'aria-label': file.name,
    });
    // Nothing moves once the browser knows its size.
    takeSize(video, file);
    return video;
  };

  return {
    update(is, card) {
      if (element === null) put(box, card);
      if (is === isHere) return;
      isHere = is;
      if (is) stopWaiting = whenNear(card, () => void load(card));
      else {
        hide();
        put(box, card);
      }
    },
    close() {
      isClosed = true;
      hide();
    },
  };
}

/** For a picture or a video that is not here: its preview, blurred. Pressing it does what the button does. */
function placeFor(file: SharedFile, act: () => void): HTMLElement {
  const address = file.preview === null ? null : previewAddress(file.preview);
  const place = h(
    'div',
    {
      class: `file-picture file-preview${fileKind(file) === 'video' ? ' file-plays' : ''}`,
      'aria-hidden': 'true',
      onclick: act,
    },
    address === null ? null : h('img', { alt: '', src: address }),
  );
  takeSize(place, file);
  return place;
}

/** Its width and height are claims: the box has bounds, and the picture fills it. */
function takeSize(element: HTMLElement, { picture }: SharedFile): void {
  if (picture === null) return;
  const { widthRem, ratio } = pictureBox(picture);
  element.style.setProperty('inline-size', `${widthRem}rem`);
  element.style.setProperty('aspect-ratio', String(ratio));
}
