/** Has the person choose one file of this device. */
import { h } from '../dom/element.ts';

/** Null where none was chosen. */
export function chooseFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const done = () => {
      input.remove();
      resolve(input.files?.[0] ?? null);
    };
    const input = h('input', { type: 'file', hidden: true, onchange: done, oncancel: done });
    // Some browsers forget an element that is not in the document, and what was chosen with it.
    document.body.append(input);
    input.click();
  });
}
