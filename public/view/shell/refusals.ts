/** Why the server did not let somebody in, and what to do about it. In the first load: a server that is busy or full
 *  may not hand out more. */
import type { ServerStatus } from '../../room/connection.ts';
import { h } from '../dom/element.ts';

export interface RefusalOptions {
  retry(): void;
  freshRoom(): void;
}

type Action = keyof RefusalOptions;
export type Refusal = Extract<ServerStatus, { kind: 'refused' }>['reason'];

const ACTION_WORDS: Record<Action, string> = { retry: 'Try again', freshRoom: 'New room' };

const REFUSALS: Record<Refusal, { readonly words: string; readonly actions: readonly Action[] }> = {
  'room-full': {
    words: 'This room is full. Try again when somebody has left, or start a room of your own.',
    actions: ['retry', 'freshRoom'],
  },
  'wrong-key': {
    words: 'This room is sealed: open the full link, including the part after #',
    actions: ['freshRoom'],
  },
  'bad-request': {
    words: 'The server did not understand this page. Reload it; if that does not help, start a new room.',
    actions: ['retry', 'freshRoom'],
  },
  'tunnel-full': {
    words:
      'This tunnel is full: no more people fit through it. You get in by yourself as soon as somebody has left.',
    actions: [],
  },
  busy: {
    words: 'The server is busy and lets nobody in at the moment. You get in by yourself as soon as it does.',
    actions: ['retry'],
  },
};

export function refusal(reason: Refusal, o: RefusalOptions): HTMLElement[] {
  const { words, actions } = REFUSALS[reason];
  const buttons = actions.map((action) =>
    h('button', { type: 'button', class: 'plain', onclick: () => o[action]() }, ACTION_WORDS[action]),
  );
  return [h('p', {}, words), ...buttons];
}
