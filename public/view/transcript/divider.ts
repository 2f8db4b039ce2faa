/** A mark between lines: where my presence or my reading began. */
import { h, icon } from '../dom/element.ts';
import type { Row } from './row.ts';

const WORDS = { joined: 'Said before you joined', unread: 'Unread' } as const;

export function dividerRow(line: { readonly event: keyof typeof WORDS }): Row {
  // What was said before stands above the mark, what is unread below it.
  const mark = h('p', {}, line.event === 'joined' ? icon('up') : null, WORDS[line.event]);
  const element = h('div', { class: 'divider' }, mark);
  return { element, update: () => undefined, refresh: () => undefined };
}
