/**
 * The state of the page itself: a banner about the server connection or this device's clock, and a note when what is
 * said is not kept.
 */

import type { Connection, ServerStatus } from '../../room/connection.ts';
import type { Conversation } from '../../room/conversation.ts';
import { effect, type ReadonlySignal, signal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { clockWording } from './clock-wording.ts';
import { shellWords } from './words.ts';

export interface StatusOptions {
  readonly connection: Connection;
  /** What the room's time adds to this device's clock, in milliseconds; 0 while that one is right. */
  readonly clockCorrection: ReadonlySignal<number>;
  freshRoom(): void;
}

export function mountStatus(region: HTMLElement, o: StatusOptions): () => void {
  /** In words: it changes by milliseconds whenever clocks are read anew. */
  const dismissed = signal('');
  let shown: readonly unknown[] = [];
  const close = effect(() => {
    const status = o.connection.status.value;
    const clock = clockWording(o.clockCorrection.value);
    const isAboutClock = status.kind === 'connected' && clock !== '' && clock !== dismissed.value;
    // What is announced already is not announced again.
    if (shown[0] === status && shown[1] === (isAboutClock ? clock : '')) return;
    shown = [status, isAboutClock ? clock : ''];
    region.dataset.kind = isAboutClock ? 'clock' : status.kind;
    const dismiss = () => {
      dismissed.value = clock;
    };
    region.replaceChildren(...(isAboutClock ? clockContent(clock, dismiss) : statusContent(status, o)));
  });
  return () => {
    close();
    region.replaceChildren();
  };
}

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

const clockContent = (wording: string, dismiss: () => void): HTMLElement[] => [
  h('p', {}, wording),
  h('button', { type: 'button', class: 'plain', onclick: dismiss }, shellWords.dismiss),
];

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
    h('button', { type: 'button', class: 'plain', onclick: () => actions[action]() }, shellWords[action]),
  );
  return [h('p', {}, shellWords.refusal[reason]), ...buttons];
}

export interface StorageNoteOptions {
  readonly talk: Pick<Conversation, 'isKeeping'>;
  /** Whether the device keeps less than it was asked to. */
  readonly isLosing: ReadonlySignal<boolean>;
}

/** The note is in index.html, hidden while all is kept. */
export function mountStorageNote(note: HTMLElement, o: StorageNoteOptions): () => void {
  const stop = effect(() => {
    note.hidden = o.talk.isKeeping.value && !o.isLosing.value;
  });
  return () => {
    stop();
    note.hidden = true;
  };
}
