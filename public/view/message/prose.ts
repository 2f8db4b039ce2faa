/** The words of a message. What finds links and names in them is loaded after the page: until it is there, and if it
 *  never comes, all is plain text. */
import { withStylesheets } from '../lazy-styles.ts';
import type { showRichText } from './rich-text.ts';

/** What has none of these is plain: the finder is not asked. */
const MAY_BE_RICH = /:\/\/|\.[a-z]{2}|@/i;

let showRich: typeof showRichText | null = null;
let loading: Promise<void> | null = null;
/** What is shown plain so far. */
const plain = new Map<HTMLElement, string>();

export function showProse(element: HTMLElement, text: string): void {
  plain.delete(element);
  if (showRich !== null) return showRich(element, text);
  element.replaceChildren(text);
  if (!MAY_BE_RICH.test(text)) return;
  plain.set(element, text);
  void loadRichText();
}

/** Also called ahead of need: the server that has the finder may be gone when the first link is said. */
export function loadRichText(): Promise<void> {
  loading ??= withStylesheets(() => import('./rich-text.ts')).then(
    ({ showRichText }) => {
      showRich = showRichText;
      for (const [element, text] of plain) showProse(element, text);
    },
    () => {
      loading = null; // the server is gone: the next link asks again
    },
  );
  return loading;
}
