/** While files are dragged over the window: a sheet over the conversation that they would go to, with a word on where that
 *  is. It takes no event itself. */
import { hasFiles } from '../dom/drop-guard.ts';
import { h } from '../dom/element.ts';
import type { Phrase } from '../words/phrase.ts';
import { fileIcon } from './file-icons.ts';
import { fileWords } from './words.ts';

export interface DropPlace {
  /** Null where they are not taken there. */
  readonly area: DOMRect;
  readonly words: Phrase<Node>;
}

/** Browsers tell of a drag that stands still at least twice a second; after this it is somewhere else. */
const GONE_MS = 1_000;

/** `placeAt`: where what is dropped on this element goes; null where it is refused. */
export function mountDropOverlay(placeAt: (target: Element) => DropPlace | null): () => void {
  let sheet: HTMLElement | null = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    sheet?.remove();
    sheet = null;
  };
  const show = ({ area, words }: DropPlace) => {
    sheet ??= document.body.appendChild(
      h('div', { class: 'drop', 'aria-hidden': 'true' }, h('div', { class: 'drop-words' })),
    );
    for (const side of ['left', 'top', 'width', 'height'] as const)
      sheet.style.setProperty(side, `${area[side]}px`);
    const heading = h('p', { class: 'drop-heading' }, ...words);
    sheet.firstElementChild?.replaceChildren(
      fileIcon('attach'),
      heading,
      h('p', { class: 'soft' }, fileWords.drop.notYet),
    );
  };

  const dragged = ({ dataTransfer, target }: DragEvent) => {
    clearTimeout(timer);
    timer = window.setTimeout(hide, GONE_MS);
    const isMeant = dataTransfer !== null && hasFiles(dataTransfer) && target instanceof Element;
    const place = isMeant ? placeAt(target) : null;
    if (place === null) hide();
    else show(place);
  };
  const left = ({ relatedTarget }: DragEvent) => {
    if (relatedTarget === null) timer = window.setTimeout(hide);
  };

  const life = new AbortController();
  // Before whoever takes the drop.
  const options = { signal: life.signal, capture: true };
  addEventListener('dragenter', dragged, options);
  addEventListener('dragover', dragged, options);
  addEventListener('dragleave', left, options);
  addEventListener('drop', hide, options);
  addEventListener('dragend', hide, options);
  return () => {
    life.abort();
    hide();
  };
}
