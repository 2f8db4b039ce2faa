/** Items of the room menu that belong together. */
import { h } from '../dom/element.ts';

let ids = 0;

/** `isHeaded`: its name is shown above its items, which do not say by themselves what they are about. */
export function menuGroup(name: string, isHeaded = false, ...items: readonly HTMLElement[]): HTMLElement {
  if (!isHeaded) return h('div', { class: 'menu-group', role: 'group', 'aria-label': name }, ...items);
  ids += 1;
  const id = `menu-group-${ids}`;
  return h(
    'div',
    { class: 'menu-group', role: 'group', 'aria-labelledby': id },
    h('p', { class: 'menu-heading', id }, name),
    ...items,
  );
}
