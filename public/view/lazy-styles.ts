/** Stylesheets of parts that come later, where fetching one failed. Vite's loader asks for each once only: without this
 *  a part that is fetched again, once the server is back, would stay without its styles. */

type Load<Part> = () => Promise<Part>;

/** Links whose stylesheet did not come, by its address. */
const failed = new Map<string, HTMLLinkElement>();
const fetching = new Map<string, Promise<unknown>>();
/** What a part that could not be imported may lack: all that had failed by then. */
const lacking = new WeakMap<Load<unknown>, readonly string[]>();

/** Until the signal aborts, stylesheets that fail are noticed. */
export function watchStylesheets(signal: AbortSignal): void {
  const noticed = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.set(target.href, target);
  };
  // The error of a link does not bubble: it can only be captured.
  document.addEventListener('error', noticed, { signal, capture: true });
}

/** The element is replaced: an unchanged one is not fetched again. */
function fetchAgain(href: string): Promise<unknown> | undefined {
  const link = failed.get(href);
  if (!link) return fetching.get(href);
  const again = link.cloneNode() as HTMLLinkElement;
  const fetched = new Promise((resolve, reject) => {
    again.addEventListener('load', resolve);
    again.addEventListener('error', () => reject(new Error(`no stylesheet at ${href}`)));
  }).finally(() => fetching.delete(href));
  failed.delete(href);
  fetching.set(href, fetched);
  link.replaceWith(again);
  return fetched;
}

/**
 * Imports a part. After a failure, stylesheets come first, and it rejects where one fails again. A part that did not fail
 * waits for no stylesheet of another: it may be there already, with the server gone.
 */
export async function withStylesheets<Part>(load: Load<Part>): Promise<Part> {
  await Promise.all((lacking.get(load) ?? []).map(fetchAgain));
  try {
    const part = await load();
    lacking.delete(load);
    return part;
  } catch (error) {
    lacking.set(load, [...new Set([...failed.keys(), ...fetching.keys()])]);
    throw error;
  }
}
