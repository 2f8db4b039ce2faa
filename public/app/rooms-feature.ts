/** All about the rooms of this device, as one part: the list, forgetting, and where a room is that another tab has. Loaded
 *  after the page. */
import { place } from '../view/dom/place.ts';
import { mountRoomsPage, openRoomsDialog } from '../view/rooms/rooms-dialog.ts';
import { followForgetting } from './forget-everywhere.ts';
import { type RoomsOptions, roomListOptions } from './known-rooms-here.ts';

export { showElsewhere } from './elsewhere.ts';
export { followForgetting, forgetElsewhere } from './forget-everywhere.ts';

export const openRooms = (o: RoomsOptions): void => void openRoomsDialog(roomListOptions(o));

export function mountRooms(o: RoomsOptions): void {
  followForgetting(o.tabStore);
  mountRoomsPage(place('room', HTMLElement), roomListOptions(o));
}
