/** What happens to the page around the transcript when it goes onto paper: it gets a heading, and the key of a sealed room
 *  goes out of the address, which browsers print on every page. */
import { watchPrinting } from '../dom/printing.ts';
import { loadPart } from '../lazy-parts.ts';
import type { PaperOptions } from './paper-heading.ts';

/** Where in `history.state` the key is while the address goes without it. */
const KEPT = 'key';

export function mountPaper(o: PaperOptions): () => void {
  let heading: HTMLElement | null = null;
  let headingOf: ((o: PaperOptions) => HTMLElement) | null = null;
  const load = async () => {
    headingOf ??= (await loadPart('rest'))?.paperHeading ?? null;
  };
  void load();
  return watchPrinting((isPrinting) => {
    heading?.remove();
    if (!isPrinting) {
      void load();
      return showKey();
    }
    heading = headingOf?.(o) ?? null;
    if (heading !== null) document.body.prepend(heading);
    hideKey();
  });
}

/** In the entry of the history, so that the page has it also when it is reloaded before it is shown again. */
function hideKey(): void {
  const { hash, pathname, search } = location;
  if (hash !== '') history.replaceState({ ...history.state, [KEPT]: hash }, '', `${pathname}${search}`);
}

/** Puts the key into the address again. Also to be called before the address is read for the first time. */
export function showKey(): void {
  const { [KEPT]: hash, ...rest } = history.state ?? {};
  if (typeof hash === 'string') history.replaceState(rest, '', hash);
}
