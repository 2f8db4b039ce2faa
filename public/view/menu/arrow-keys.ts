/** Up and down, Home and End go through the items of the room menu, as in every menu; Tab does so too. */

/** What can be pressed or turned now, in order. */
export const focusable = (menu: HTMLElement): HTMLElement[] =>
  [...menu.querySelectorAll<HTMLElement>('button, input, select')].filter(
    (item) => item.checkVisibility() && !item.matches(':disabled'),
  );

export function mountArrowKeys(menu: HTMLElement): () => void {
  const pressed = (event: KeyboardEvent) => {
    const items = focusable(menu);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at <= 0 ? items.length : at) - 1,
      Home: 0,
      End: items.length - 1,
    };
    const to = next[event.key];
    // The arrows of a choice choose, where it is not opened by them.
    if (event.target instanceof HTMLSelectElement) return;
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    items[to]?.focus();
    event.preventDefault();
  };
  menu.addEventListener('keydown', pressed);
  return () => menu.removeEventListener('keydown', pressed);
}
