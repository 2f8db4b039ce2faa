/** Puts a text on the clipboard where the browser lets it. Knows nothing of what the text is. */

/** False where there is no clipboard (plain http) or no permission: then only a selected field helps. */
export async function copyText(text: string): Promise<boolean> {
  // The types promise a clipboard; plain http has none.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** The older way, which needs the text selected in a field that is seen. The selection stays for the reader's own copy. */
export function copySelected(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  field.focus();
  field.select();
  return document.execCommand('copy');
}
