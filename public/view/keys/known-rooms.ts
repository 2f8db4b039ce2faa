/** The rooms that this device knows, for the palette. Told by the part that has them. */

export interface RoomEntry {
  readonly name: string;
  /** Its id where the person gave it another name, and who was there. */
  readonly about: string;
  readonly isSealed: boolean;
  readonly link: string;
}

let rooms: () => readonly RoomEntry[] = () => [];

export const offerRooms = (next: () => readonly RoomEntry[]): void => {
  rooms = next;
};

/** The last one first, without this one and without those that need their link. */
export const knownRooms = (): readonly RoomEntry[] => rooms();
