/** The state of the page itself: a banner about the server connection, else a note. */

import type { Connection, ServerStatus } from '../../room/connection.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { shellWords } from './words.ts';

export interface StatusNote {
  /** For its looks. */
  readonly kind: string;
  readonly words: string;
  readonly actions: readonly { readonly words: string; run(): void }[];
}

export interface StatusOptions {
  readonly connection: Connection;
  /** The first is shown, while there is nothing to say of the server. */
  readonly notes: ReadonlySignal<readonly StatusNote[]>;
  freshRoom(): void;
}

export function mountStatus(region: HTMLElement, o: StatusOptions): () => void {
  let shown: StatusNote | ServerStatus | undefined;
  const close = effect(() => {
    const status = o.connection.status.value;
    const [note] = o.notes.value;
    const next = status.kind === 'connected' ? (note ?? status) : status;
    // What is announced already is not announced again.
    if (shown === next) return;
    shown = next;
    region.dataset.kind = next.kind;
    document.body.dataset.status = next.kind;
    region.replaceChildren(...('actions' in next ? noteContent(next) : statusContent(next, o)));
  });
  return () => {
    close();
    delete document.body.dataset.status;
    region.replaceChildren();
  };
}

const noteContent = ({ words, actions }: StatusNote): HTMLElement[] => [
  h('p', {}, words),
  ...actions.map((action) => button(action.words, () => action.run())),
];

const button = (words: string, onclick: () => void): HTMLElement =>
  h('button', { type: 'button', class: 'plain', onclick }, words);

function statusContent(status: ServerStatus, o: StatusOptions): HTMLElement[] {
  switch (status.kind) {
    case 'connected':
      return [];
    case 'joining':
      return [h('span', { class: 'loader', 'aria-hidden': 'true' }), h('p', {}, shellWords.joining)];
    case 'unreachable':
      return [h('p', {}, shellWords.unreachable)];
    case 'refused':
      return refusalContent(status.reason, o);
  }
}

type Refusal = keyof typeof shellWords.refusal;

/** The buttons for each refusal. Where there is none, the page tries again by itself. */
const REFUSAL_ACTIONS: Record<Refusal, readonly ('retry' | 'freshRoom')[]> = {
  'room-full': ['retry', 'freshRoom'],
  'wrong-key': ['freshRoom'],
  'bad-request': ['retry', 'freshRoom'],
  'tunnel-full': [],
  busy: ['retry'],
};

function refusalContent(reason: Refusal, o: StatusOptions): HTMLElement[] {
  const actions = { retry: () => o.connection.retry(), freshRoom: () => o.freshRoom() };
  const buttons = REFUSAL_ACTIONS[reason].map((action) =>
    button(shellWords[action], () => actions[action]()),
  );
  return [h('p', {}, shellWords.refusal[reason]), ...buttons];
}
