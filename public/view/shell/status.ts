/** The banner that tells the truth about the server connection. */

import type { Connection } from '../../room/connection.ts';
import { effect } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { type RefusalOptions, refusal } from './refusals.ts';

export interface StatusOptions extends Pick<RefusalOptions, 'freshRoom'> {
  readonly connection: Connection;
}

const JOINING = 'Joining the room…';
const UNREACHABLE = 'The server cannot be reached: chat goes on, nobody new can join';

export function mountStatus(region: HTMLElement, o: StatusOptions): () => void {
  const actions: RefusalOptions = { retry: () => o.connection.retry(), freshRoom: () => o.freshRoom() };
  const close = effect(() => {
    const status = o.connection.status.value;
    const { kind } = status;
    region.dataset.kind = kind;
    if (kind === 'connected') region.replaceChildren();
    else if (kind === 'unreachable') region.replaceChildren(h('p', {}, UNREACHABLE));
    else if (kind === 'joining')
      region.replaceChildren(h('span', { class: 'loader', 'aria-hidden': 'true' }), h('p', {}, JOINING));
    else region.replaceChildren(...refusal(status.reason, actions));
  });
  return () => {
    close();
    region.replaceChildren();
  };
}
