/** Shows the text of a message. Formatting, links and mentions are found by a part that is loaded after the page; without
 *  it all is plain text. */
import { withStylesheets } from '../lazy-styles.ts';
import type { showRichText } from './rich-text.ts';

/** A text with none of these has no formatting, links and mentions, is no action and not of emoji alone. */
const MAY_BE_RICH = /^\/me |[@*_~`>:-]|\.\p{L}|\d[.)]|\p{Extended_Pictographic}|\p{RI}/u;

const importRichText = () => import('./rich-text.ts');

let showRich: typeof showRichText | null = null;
let loading: Promise<void> | null = null;
/** Elements that show plain text until the part is loaded. */
const plain = new Map<HTMLElement, string>();

export function showProse(element: HTMLElement, text: string): void {
  plain.delete(element);
  if (showRich !== null) return showRich(element, text);
  element.replaceChildren(text);
  if (!MAY_BE_RICH.test(text)) return;
  plain.set(element, text);
  void loadRichText();
}

/** Also called before it is needed: the server may be gone when the first link comes. */
export function loadRichText(): Promise<void> {
  loading ??= withStylesheets(importRichText).then(
    ({ showRichText, showAll }) => {
      showRich = showRichText;
      showAll(plain);
    },
    () => {
      loading = null; // the next link tries again
    },
  );
  return loading;
}
