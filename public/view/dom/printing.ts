/** Tells when the page goes onto paper. */

/** `changed` is called before the page is laid out for paper, and after; with the same answer at most once in a row. */
export function watchPrinting(changed: (isPrinting: boolean) => void): () => void {
  const life = new AbortController();
  const { signal } = life;
  const media = matchMedia('print');
  let isPrinting = false;
  const tell = (next: boolean) => {
    if (next === isPrinting) return;
    isPrinting = next;
    changed(next);
  };
  addEventListener('beforeprint', () => tell(true), { signal });
  addEventListener('afterprint', () => tell(false), { signal });
  // Some browsers show the page as on paper without these events.
  media.addEventListener('change', () => tell(media.matches), { signal });
  return () => {
    life.abort();
    tell(false);
  };
}
