/** What it takes for an address that the page did not write; fetched for such an address alone. */

export { destination, withoutStrays } from '../room/invitation/link-reading.ts';
export { mountWhichRoom } from '../view/shell/which-room.ts';
export { chooseRoomForShared } from './shared.ts';
