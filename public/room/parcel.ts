/** As many entries as go into one frame. Pure. */
import { type Entry, MAX_ENTRIES, MAX_FRAME_LENGTH } from '../net/wire.ts';

/** Leaves room for the frame around the entries. */
const MAX_PARCEL_LENGTH = MAX_FRAME_LENGTH - 1_024;

/** The first of `entries` that fit into one frame, in their order; at least one where there is any. */
export function parcelOf(entries: readonly Entry[]): Entry[] {
  const parcel: Entry[] = [];
  let length = 0;
  for (const entry of entries) {
    length += JSON.stringify(entry).length + 1;
    if (parcel.length === MAX_ENTRIES || (parcel.length > 0 && length > MAX_PARCEL_LENGTH)) break;
    parcel.push(entry);
  }
  return parcel;
}
