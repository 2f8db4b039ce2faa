/** Puts on the page what comes after it, in one part: private conversations, calls, what makes somebody look, and
 *  the link that a tunnel gives. */

import type { Signal } from '../room/reactive.ts';
import { mountNoticing } from '../view/notify/noticing.ts';
import type { Beside } from '../view/people/roster.ts';
import { mountPublicLink } from '../view/share/public-link.ts';
import { type CallPageOptions, openCalls } from './call-page.ts';
import { openThreads, type ThreadPageOptions } from './thread-page.ts';

export interface LatePageOptions extends ThreadPageOptions, CallPageOptions {
  readonly beside: Signal<readonly Beside[]>;
}

export interface LatePage {
  /** I leave the room for good, and can still say so. */
  hangUp(): void;
  close(): void;
}

export function openLatePage(o: LatePageOptions): LatePage {
  const { room, view, beside } = o;
  const threads = openThreads(o);
  const calls = openCalls(o);
  const closeNoticing = mountNoticing({
    ...view,
    talk: room.talk,
    heard: room.heard,
    attend: (attention) => room.attend(attention),
    threads: threads.list,
    caller: calls.caller,
    isCalling: calls.isCalling,
  });
  const closePublicLink = mountPublicLink(view);
  beside.value = [threads.beside, calls.beside];
  return {
    hangUp: calls.hangUp,
    close() {
      beside.value = [];
      for (const close of [threads.close, calls.close, closeNoticing, closePublicLink]) close();
    },
  };
}
