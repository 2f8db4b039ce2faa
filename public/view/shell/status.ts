/** The banner that tells the truth about the server connection. */
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import type { ServerStatus } from '../../room/server-status.ts';
import { h } from '../dom/element.ts';
import { loadPart } from '../lazy-parts.ts';

export interface StatusOptions {
  readonly status: ReadonlySignal<ServerStatus>;
  retry(): void;
  freshRoom(): void;
}

const JOINING = 'Joining the room…';
const UNREACHABLE = 'The server cannot be reached: chat goes on, nobody new can join';

export function mountStatus(region: HTMLElement, o: StatusOptions): () => void {
  let isOpen = true;
  const close = effect(() => {
    const status = o.status.value;
    const { kind } = status;
    region.dataset.kind = kind;
    if (kind === 'connected') region.replaceChildren();
    else if (kind === 'unreachable') region.replaceChildren(h('p', {}, UNREACHABLE));
    else if (kind === 'joining')
      region.replaceChildren(h('span', { class: 'loader', 'aria-hidden': 'true' }), h('p', {}, JOINING));
    else
      void loadPart('rest').then((part) => {
        if (part && isOpen && o.status.peek() === status)
          region.replaceChildren(...part.refusal(status.reason, o));
      });
  });
  return () => {
    isOpen = false;
    close();
    region.replaceChildren();
  };
}
