/**
 * Tells somebody whose browser has WebRTC, and holds every address back that others could connect to. The room stays
 * behind it: somebody else's browser may find a way to this one. Loaded after the page.
 */
import { systemClock } from '../net/clock.ts';
import type { RtcLinks } from '../net/link/rtc-link.ts';
import { findsAddress, testBrowser } from '../net/link/self-test.ts';
import { effect, signal } from '../room/reactive.ts';
import type { Room } from '../room/room.ts';
import { place } from '../view/dom/place.ts';
import { mountBlocked } from '../view/shell/blocked.ts';

export interface BlockedBrowserOptions {
  readonly room: Room;
  readonly links: RtcLinks;
  retry(): void;
}

/** Until the signal is aborted. */
export function watchBlockedBrowser({ room, links, retry }: BlockedBrowserOptions, life: AbortSignal): void {
  const { people, connection } = room;
  const isReached = () => people.members.value.some(({ reach }) => reach === 'connected');
  const isBlocked = signal(false);
  let stopTest: () => void = () => undefined;
  let closeNotice: (() => void) | null = null;

  const look = async () => {
    if (isReached() || (await findsAddress(() => links.openTest([]), systemClock)) || life.aborted) return;
    const open = () => links.openTest(connection.iceServers);
    stopTest = testBrowser(open, systemClock, (verdict) => {
      isBlocked.value = verdict;
    });
  };
  // Which servers there are is known from then on.
  const stopWaiting = effect(() => {
    if (connection.status.value.kind !== 'connected') return;
    queueMicrotask(() => {
      stopWaiting();
      if (life.aborted) return;
      // A machine without any network has no addresses either.
      if (navigator.onLine) void look();
      else addEventListener('online', look, { once: true, signal: life });
    });
  });
  const stopShowing = effect(() => {
    if (isBlocked.value && !isReached()) closeNotice ??= mountBlocked(place('room', HTMLElement), retry);
    else {
      closeNotice?.();
      closeNotice = null;
    }
  });
  life.addEventListener('abort', () => {
    stopWaiting();
    stopShowing();
    stopTest();
    closeNotice?.();
  });
}
