/** Something was shared with the installed page: asks for the room that it is for, and puts it into the box there. Loaded
 *  when it is needed. */
import * as v from 'valibot';
import { createSeal } from '../net/crypto/seal.ts';
import { freshRoomLink, inviteLink, type RoomAddress } from '../room/invitation/room-link.ts';
import { joinDrafts } from '../room/keep/drafts.ts';
import { knownRooms } from '../room/keep/known-rooms.ts';
import { Preferences } from '../room/keep/preferences.ts';
import { mountChooseRoom } from '../view/shell/choose-room.ts';
import { type EnterOptions, randomBytes, storeOf } from './enter-room.ts';
import { askWorker } from './page-worker.ts';

export interface SharedOptions extends Pick<EnterOptions, 'url' | 'lastingStore' | 'tabStore'> {
  newAddress(): RoomAddress;
}

/** Where a reload finds it again. */
const kept = v.object({ shared: v.string() });

async function receivedText(): Promise<string | null> {
  const state = v.safeParse(kept, history.state);
  if (state.success) return state.output.shared;
  const text = await askWorker<string>({ kind: 'shared' });
  if (text !== null) history.replaceState({ shared: text }, '');
  return text;
}

export async function chooseRoomForShared(o: SharedOptions): Promise<void> {
  const text = await receivedText();
  if (text === null || text === '') return location.replace(freshRoomLink(o.url));
  const put = (address: RoomAddress) => {
    addToDraft(text, address, o);
    location.replace(inviteLink(o.url, address));
  };
  mountChooseRoom({
    text,
    rooms: knownRooms(o.lastingStore)
      .filter(({ isSealed, keptKey }) => !isSealed || keptKey !== null)
      .map(({ roomId, label, keptKey }) => ({
        name: label ?? roomId,
        choose: () => put({ roomId, key: keptKey }),
      })),
    freshRoom: () => put(o.newAddress()),
  });
}

/** Behind what is in the box already. Nothing is sent. */
function addToDraft(text: string, address: RoomAddress, { lastingStore, tabStore }: SharedOptions): void {
  const preferences = new Preferences(
    lastingStore,
    storeOf(tabStore, address, createSeal(address, randomBytes)),
  );
  preferences.saveDraft(address.roomId, joinDrafts(preferences.loadDraft(address.roomId), text));
}
