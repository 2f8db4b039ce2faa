/**
 * Everything that is loaded after the page, as one part: private conversations, notifications, what is kept on the
 * device, of the room, of the list of rooms and of the page itself, and the public link of a tunnel. Calls come after that,
 * files, and emoji.
 */
import { systemClock } from '../net/clock.ts';
import type { RtcLinks } from '../net/link/rtc-link.ts';
import { openLaterParts } from '../room/later-parts.ts';
import type { PrivateConversations } from '../room/private/private-conversations.ts';
import { type ReadonlySignal, type Signal, signal } from '../room/reactive.ts';
import { place } from '../view/dom/place.ts';
import type { FilesView } from '../view/files/files-view.ts';
import type { Keeping } from '../view/keep/keeping.ts';
import { keepLoading } from '../view/keep-loading.ts';
import { loadEmoji } from '../view/later-parts.ts';
import { withStylesheets } from '../view/lazy-styles.ts';
import { mountNoticing } from '../view/notify/noticing.ts';
import type { Beside } from '../view/people/roster.ts';
import { mountPublicLink } from '../view/share/public-link.ts';
import { mountClockNote } from '../view/shell/clock-note.ts';
import { mountLastResortNote } from '../view/shell/last-resort-note.ts';
import { mountNetworkNote } from '../view/shell/network-note.ts';
import type { Notes } from '../view/shell/notes.ts';
import { watchCopiedProfile } from './copied-profile.ts';
import { openFileStore } from './file-store.ts';
import { openKeeping } from './keep-feature.ts';
import { keepPage } from './page-keeping.ts';
import { tellWorker } from './page-worker.ts';
import { openPrivateConversations, type PrivateFeatureOptions } from './private-feature.ts';
import { openRoomMemory, type RoomMemory, type RoomMemoryOptions } from './room-memory.ts';

export { aboutPage } from './page-keeping.ts';

export interface FeatureOptions
  extends Omit<PrivateFeatureOptions, 'activities'>,
    Omit<RoomMemoryOptions, 'conversations'> {
  readonly beside: Signal<readonly Beside[]>;
  readonly keeping: Signal<Keeping | null>;
  readonly files: Signal<FilesView | null>;
  readonly notes: Notes;
  readonly links: RtcLinks;
  /** Loads the page again. */
  retry(): void;
}

export interface Features {
  readonly conversations: PrivateConversations;
  readonly isCalling: ReadonlySignal<boolean>;
  readonly memory: RoomMemory;
  /** I leave the room for good, and can still say so. */
  hangUp(): void;
  /** Idempotent. */
  close(): void;
}

const loadCalls = () => withStylesheets(() => import('./call-feature.ts')).catch(() => null);
const loadFramed = () => withStylesheets(() => import('./framed.ts')).catch(() => null);
const loadFiles = () => withStylesheets(() => import('./files-feature.ts')).catch(() => null);

export function openFeatures(o: FeatureOptions): Features {
  const { room, view, beside, notes } = o;
  const { activities } = openLaterParts(room, systemClock);
  const inPrivate = openPrivateConversations({ ...o, activities });
  const { conversations } = inPrivate;
  const fileStore = openFileStore(o.kept);
  const [caller, isCalling] = [signal<string | null>(null), signal(false)];
  let hangUp: () => void = () => undefined;
  const unread = signal(0);
  const tellUnread = (count: number) => {
    unread.value = count;
    void tellWorker({ kind: 'unread', count, isInstalled: !matchMedia('(display-mode: browser)').matches });
  };
  const { talk, heard } = room;
  const memory = openRoomMemory({ ...o, conversations });
  const closers = [
    memory.close,
    mountNoticing({ ...view, talk, heard, activities, conversations, caller, isCalling, tellUnread }),
    mountClockNote({ notes, clockCorrection: room.clock.correction }),
    mountNetworkNote({ ...view, notes }),
    mountLastResortNote({ ...view, notes }),
    watchCopiedProfile(o),
    mountPublicLink(view),
    openKeeping({ ...o, conversations, files: fileStore }),
    keepPage({ notes, status: room.connection.status }),
    inPrivate.close,
    fileStore.close,
  ];
  const life = new AbortController();
  void keepLoading(loadCalls, life.signal, (part) => {
    const calls = part.openCalls({ ...o, caller, isCalling });
    closers.unshift(calls.close);
    hangUp = calls.hangUp;
    beside.value = [inPrivate.beside, calls.beside];
  });
  void keepLoading(loadFiles, life.signal, (part) =>
    closers.unshift(part.openFiles({ ...o, conversations, isCalling, pieces: fileStore.pieces })),
  );
  void keepLoading(loadEmoji, life.signal, (part) => {
    part.rememberEmojiIn(o.lastingStore);
    closers.unshift(
      part.attachEmoji({
        box: place('message', HTMLTextAreaElement),
        send: place('send', HTMLButtonElement),
      }),
    );
  });
  if (parent !== window)
    void keepLoading(loadFramed, life.signal, (part) =>
      closers.unshift(
        part.openFramed({ ...view, unread, isCalling, people: room.people, isLosing: o.store.isLosing }),
      ),
    );
  beside.value = [inPrivate.beside];
  return {
    conversations,
    isCalling,
    memory,
    hangUp: () => hangUp(),
    close() {
      life.abort();
      beside.value = [];
      for (const close of closers.splice(0)) close();
    },
  };
}
