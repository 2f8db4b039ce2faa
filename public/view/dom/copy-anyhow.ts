/** Copies a text by the clipboard, and where the page has none (plain http) by a field. Loaded after the page. */
import { copySelected, copyText } from './clipboard.ts';
import { h } from './element.ts';

export async function copyAnyhow(text: string): Promise<boolean> {
  if (await copyText(text)) return true;
  const before = document.activeElement;
  const field = h('textarea', { class: 'unseen', readonly: true });
  field.value = text;
  document.body.append(field);
  const isCopied = copySelected(field);
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isCopied;
}
