/** The element that says when: its words are short, its title exact. */
import { h } from '../dom/element.ts';
import { exactWording } from './moment.ts';

/** Silent for screen readers: a log would announce every "3 min ago". */
export const momentOf = (at: number): HTMLTimeElement =>
  h('time', {
    class: 'moment',
    datetime: new Date(at).toISOString(),
    title: exactWording(at),
    'aria-live': 'off',
  });
