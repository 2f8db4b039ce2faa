/** The name of a file, which is cut off in its middle where there is little space. */
import { h } from '../dom/element.ts';
import { nameParts } from './name-parts.ts';

export function nameElement(name: string): HTMLElement {
  const { start, end } = nameParts(name);
  return h(
    'bdi',
    { class: 'file-name', dir: 'auto', title: name },
    h('span', { class: 'file-name-start' }, start),
    end === '' ? null : h('span', { class: 'file-name-end' }, end),
  );
}
