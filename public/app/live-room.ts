/** Puts a room on the page while this tab has it; in its place, where it is, while another tab has it. */
import { systemClock } from '../net/clock.ts';
import { createSeal } from '../net/crypto/seal.ts';
import type { RoomAddress } from '../room/invitation/room-link.ts';
import { LiveTab } from '../room/keep/live-tab.ts';
import { claimByLock, claimByNote } from '../room/keep/live-tab-claim.ts';
import { forgetRoom, rowsOfRoom } from '../room/keep/storage.ts';
import { broadcastTo } from '../room/keep/tab-message.ts';
import { keepLoading } from '../view/keep-loading.ts';
import { loadRooms, type ShownRoom, type ShowOptions, showRoom } from './compose.ts';
import { deviceName, randomBytes, storeOf } from './enter-room.ts';
import { forgetHere } from './forget-room.ts';

export type LiveRoomOptions = Omit<ShowOptions, 'forget'>;

export function showLiveRoom(address: RoomAddress, o: LiveRoomOptions): void {
  const { roomId } = address;
  const seal = createSeal(address, randomBytes);
  const room = deviceName(address, seal);
  const store = storeOf(o.tabStore, address, seal);
  let shown: ShownRoom | null = null;
  // One after the other: a room is closed only once it is open.
  let work: Promise<unknown> = Promise.resolve();
  let isElsewhere = new AbortController();

  const close = () => {
    work = work.then(async () => {
      const closing = shown;
      shown = null;
      await closing?.close();
    });
    return work;
  };
  const tab = new LiveTab({
    clock: systemClock,
    openChannel: broadcastTo(room),
    makeClaim: navigator.locks
      ? claimByLock(navigator.locks, room)
      : claimByNote(storeOf(o.lastingStore, address, seal), roomId),
    isCalling: () => shown?.isCalling() === true,
    async give() {
      await close();
      return rowsOfRoom(store, roomId);
    },
    given: () => forgetRoom(store, roomId),
    began() {
      isElsewhere.abort();
      work = work.then(async () => {
        shown ??= await showRoom(address, options);
      });
    },
    ended(how) {
      isElsewhere.abort();
      isElsewhere = new AbortController();
      const { signal } = isElsewhere;
      if (how === 'forgotten') shown?.hangUp();
      void close().then(() => {
        if (how === 'forgotten') void forgetHere(room, o);
        void keepLoading(loadRooms, signal, (part) =>
          part.showElsewhere({ ...o, how, live: tab, store, roomId }, signal),
        );
      });
    },
  });
  const options: ShowOptions = {
    ...o,
    forget() {
      tab.channel.post({ kind: 'forget' });
      void Promise.all([forgetHere(room, o), loadRooms().then((part) => part?.forgetElsewhere(room))]).then(
        () => o.showRooms(),
      );
    },
    locked() {
      tab.close();
      o.locked();
    },
  };

  void tab.open();
  addEventListener('pagehide', () => tab.close());
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  document.addEventListener('visibilitychange', () => tab.check());
}
