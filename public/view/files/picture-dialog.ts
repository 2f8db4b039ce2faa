/** A picture in full size, over the page. */
import type { SharedFile } from '../../room/files/shared-file.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { h } from '../dom/element.ts';
import { nameElement } from './name-element.ts';
import { fileWords } from './words.ts';

export function openPicture(file: SharedFile, url: string, save: () => void): () => void {
  return openDialog(
    {
      heading: nameElement(file.name),
      actions: [h('button', { class: 'plain bordered', type: 'button', onclick: save }, fileWords.save)],
    },
    h('img', { class: 'file-large', src: url, alt: file.name }),
  );
}
