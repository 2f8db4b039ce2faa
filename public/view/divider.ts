/** A mark between lines: where my presence or my reading began. */
import { h } from './element.ts';
import type { Row } from './rows.ts';

const WORDS = { joined: 'You came in here', unread: 'New' } as const;

export function dividerRow(line: { readonly event: keyof typeof WORDS }): Row {
  const element = h('div', { class: 'divider' }, h('p', {}, WORDS[line.event]));
  return { element, update: () => undefined, refresh: () => undefined };
}
