/** Puts a text into a box as if it were typed there: in place of the selection, and with undo. */

export function insertText(box: HTMLTextAreaElement, text: string): void {
  box.focus();
  // Deprecated, but the only way that keeps undo working.
  if (document.execCommand('insertText', false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
