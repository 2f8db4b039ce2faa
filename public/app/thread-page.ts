/** Puts private conversations on the page, after it: sees the room and the view, like room-page.ts. */
import { createAgreement } from '../net/crypto/agreement.ts';
import type { RandomBytes } from '../net/crypto/cipher.ts';
import type { Preferences } from '../room/keep/preferences.ts';
import { Threads } from '../room/private/threads.ts';
import type { Room } from '../room/room.ts';
import { place } from '../view/dom/place.ts';
import { mountThreads, type ThreadPlace } from '../view/private/threads.ts';
import type { PageOptions } from '../view/shell/page.ts';

export interface ThreadPageOptions {
  readonly room: Room;
  /** What the room's own page is given. */
  readonly view: PageOptions;
  readonly secretKey: Uint8Array;
  readonly randomBytes: RandomBytes;
  readonly preferences: Preferences;
}

export interface ThreadPage extends ThreadPlace {
  readonly list: Threads['list'];
}

export function openThreads(o: ThreadPageOptions): ThreadPage {
  const { room, randomBytes, preferences } = o;
  const threads = new Threads({ ...room.threads.ways, agree: createAgreement(o.secretKey), randomBytes });
  room.threads.conduct(threads);
  const mounted = mountThreads(place('thread', HTMLElement), place('threads', HTMLElement), {
    ...o.view,
    talk: room.talk,
    threads: threads.list,
    thread: (id) => threads.with(id)?.talk ?? null,
    whisper: (id, isTyping) => room.whisper(id, isTyping),
    threadDraft(id) {
      const name = `${room.id}/${id}`;
      return {
        load: () => preferences.loadDraft(name),
        save: (text) => preferences.saveDraft(name, text),
      };
    },
  });
  return { ...mounted, list: threads.list };
}
