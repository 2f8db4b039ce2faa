/** The key in the address of a sealed room's page: not there while the page goes onto paper, because browsers print the
 *  address on every sheet. */

/** Where in `history.state` the key is while the address goes without it. */
const KEPT = 'key';

/** In the entry of the history, so that the page has it also when it is reloaded before it is shown again. */
export function hideKey(): void {
  const { hash, pathname, search } = location;
  if (hash !== '') history.replaceState({ ...history.state, [KEPT]: hash }, '', `${pathname}${search}`);
}

/** Puts the key into the address again. Also to be called before the address is read for the first time. */
export function showKey(): void {
  const { [KEPT]: hash, ...rest } = history.state ?? {};
  if (typeof hash === 'string') history.replaceState(rest, '', hash);
}
