/** Stylesheets of parts that come later, where fetching one failed. Vite's loader asks for each once only: without this
 *  a part that is fetched again, once the server is back, would stay without its styles. */

const failed = new Set<HTMLLinkElement>();
const fetching = new Set<Promise<unknown>>();

/** Until the signal aborts, stylesheets that fail are noticed. */
export function watchStylesheets(signal: AbortSignal): void {
  const noticed = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target);
  };
  // The error of a link does not bubble: it can only be captured.
  document.addEventListener('error', noticed, { signal, capture: true });
}

/** The element is replaced: an unchanged one is not fetched again. */
function fetchAgain(link: HTMLLinkElement): void {
  const again = link.cloneNode() as HTMLLinkElement;
  const fetched = new Promise((resolve, reject) => {
    again.addEventListener('load', resolve);
    again.addEventListener('error', () => reject(new Error(`no stylesheet at ${again.href}`)));
  }).finally(() => fetching.delete(fetched));
  failed.delete(link);
  fetching.add(fetched);
  link.replaceWith(again);
}

/** Imports a part once the stylesheets that failed before are there; rejects where one fails again. */
export async function withStylesheets<Part>(load: () => Promise<Part>): Promise<Part> {
  for (const link of failed) fetchAgain(link);
  await Promise.all(fetching);
  return load();
}
