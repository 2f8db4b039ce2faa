/** All about the rooms of this device, as one part: the list, forgetting, and where a room is that another tab has. Loaded
 *  after the page. */
import { place } from '../view/dom/place.ts';
import { offerRooms } from '../view/keys/known-rooms.ts';
import { nameOfRoom } from '../view/rooms/known-room-row.ts';
import { mountRoomsPage, openRoomsDialog } from '../view/rooms/rooms-dialog.ts';
import { listOf } from '../view/words/lists.ts';
import { followForgetting } from './forget-everywhere.ts';
import { type RoomsOptions, roomListOptions } from './known-rooms-here.ts';

export { showElsewhere } from './elsewhere.ts';
export { forgetElsewhere } from './forget-everywhere.ts';

/** For as long as the page is there: what other tabs forget, and the rooms for the palette. */
export function attendRooms(o: RoomsOptions): void {
  followForgetting(o.tabStore);
  const { rooms, isHere, linkTo } = roomListOptions(o);
  offerRooms(() =>
    rooms().flatMap((room) => {
      const link = isHere(room) ? null : linkTo(room);
      if (link === null) return [];
      const about = [room.label === null ? [] : room.roomId, room.people].flat();
      return { name: nameOfRoom(room), about: listOf(about), isSealed: room.isSealed, link };
    }),
  );
}

export const openRooms = (o: RoomsOptions): void => void openRoomsDialog(roomListOptions(o));

export function mountRooms(o: RoomsOptions): void {
  followForgetting(o.tabStore);
  mountRoomsPage(place('room', HTMLElement), roomListOptions(o));
}
