/** Two ways to copy a text: the clipboard, and a selected field. */

/** False without a clipboard (plain http) or without permission; then use `copySelected`. */
export async function copyText(text: string): Promise<boolean> {
  // Undefined on plain http, whatever the types say.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** The field has to be visible. Its text stays selected, so that people can copy it themselves where this fails. */
export function copySelected(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  field.focus();
  field.select();
  return document.execCommand('copy');
}
