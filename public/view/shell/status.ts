/** The banner that tells the truth about the server connection. */
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import type { ServerStatus } from '../../room/server-status.ts';
import { h } from '../dom/element.ts';
import { type RefusalOptions, refusal } from './refusals.ts';

export interface StatusOptions extends RefusalOptions {
  readonly status: ReadonlySignal<ServerStatus>;
}

const JOINING = 'Joining the room…';
const UNREACHABLE = 'The server cannot be reached: chat goes on, nobody new can join';

export function mountStatus(region: HTMLElement, o: StatusOptions): () => void {
  const close = effect(() => {
    const status = o.status.value;
    const { kind } = status;
    region.dataset.kind = kind;
    if (kind === 'connected') region.replaceChildren();
    else if (kind === 'unreachable') region.replaceChildren(h('p', {}, UNREACHABLE));
    else if (kind === 'joining')
      region.replaceChildren(h('span', { class: 'loader', 'aria-hidden': 'true' }), h('p', {}, JOINING));
    else region.replaceChildren(...refusal(status.reason, o));
  });
  return () => {
    close();
    region.replaceChildren();
  };
}
