/** The banner that tells the truth about the server connection, and what to do about it. */
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import type { ServerStatus } from '../room/server-status.ts';
import { h } from './element.ts';

export interface StatusOptions {
  readonly status: ReadonlySignal<ServerStatus>;
  retry(): void;
  freshRoom(): void;
}

type Action = 'retry' | 'freshRoom';
interface Banner {
  readonly words: string;
  readonly actions: readonly Action[];
}

const ACTION_WORDS: Record<Action, string> = { retry: 'Try again', freshRoom: 'New room' };

export function mountStatus(region: HTMLElement, o: StatusOptions): () => void {
  const close = effect(() => {
    const status = o.status.value;
    const banner = bannerFor(status);
    region.dataset.kind = status.kind;
    if (banner === null) return region.replaceChildren();
    const buttons = banner.actions.map((action) =>
      h('button', { type: 'button', class: 'plain', onclick: () => o[action]() }, ACTION_WORDS[action]),
    );
    region.replaceChildren(
      ...(status.kind === 'joining' ? [h('span', { class: 'loader', 'aria-hidden': 'true' })] : []),
      h('p', {}, banner.words),
      ...buttons,
    );
  });
  return () => {
    close();
    region.replaceChildren();
  };
}

function bannerFor(status: ServerStatus): Banner | null {
  switch (status.kind) {
    case 'connected':
      return null;
    case 'joining':
      return { words: 'Joining the room…', actions: [] };
    case 'unreachable':
      return { words: 'The server cannot be reached: chat goes on, nobody new can join', actions: [] };
    case 'refused':
      return REFUSALS[status.reason];
  }
}

const REFUSALS: Record<Extract<ServerStatus, { kind: 'refused' }>['reason'], Banner> = {
  'room-full': {
    words: 'This room is full. Try again when somebody has left, or start a room of your own.',
    actions: ['retry', 'freshRoom'],
  },
  'wrong-door': {
    words: 'This room is sealed: open the full link, including the part after #',
    actions: ['freshRoom'],
  },
  'bad-request': {
    words: 'The server did not understand this page. Reload it; if that does not help, start a new room.',
    actions: ['retry', 'freshRoom'],
  },
  busy: {
    words: 'The server is busy: too many people are joining at once. Try again in a moment.',
    actions: ['retry'],
  },
};
