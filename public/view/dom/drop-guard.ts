/** Nothing that is dropped leads the page away. Whoever takes something that is dropped prevents the event before. */

export const hasFiles = ({ types }: { readonly types: readonly string[] }): boolean =>
  types.includes('Files');

/** For the whole life of the page, also where there is no room on it: browsers open what is dropped on a page that
 *  does not take it, and the page would be gone. */
export function keepPageFromDrops(): void {
  const refused = (event: DragEvent) => {
    if (event.defaultPrevented || isLeftToBrowser(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
  };
  for (const type of ['dragenter', 'dragover', 'drop'] as const) addEventListener(type, refused);
}

/** Text on its way into a field: the browser puts it where the pointer is. */
export const isLeftToBrowser = ({ target, dataTransfer }: DragEvent): boolean =>
  isField(target) && dataTransfer?.types.includes('text/plain') === true && !hasFiles(dataTransfer);

export const isField = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
  !target.readOnly &&
  !target.disabled;
