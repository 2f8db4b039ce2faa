/** What it takes for an address that the page did not write; fetched for such an address alone. */
import { type RoomAddress, withRoom } from '../room/invitation/room-link.ts';
import { mountWhichRoom } from '../view/shell/which-room.ts';

export { destination, withoutStrays } from '../room/invitation/link-reading.ts';
export { chooseRoomForShared } from './shared.ts';

export interface WhichRoomOptions {
  /** The page's address without any room. */
  readonly page: URL;
  freshRoom(): void;
}

export const askWhichRoom = (rooms: readonly RoomAddress[], { page, freshRoom }: WhichRoomOptions): void =>
  mountWhichRoom({
    rooms: rooms.map((room) => ({
      roomId: room.roomId,
      open: () => location.replace(withRoom(page, room)),
    })),
    freshRoom: () => freshRoom(),
  });
