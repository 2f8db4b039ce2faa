/** Which rooms somebody may mean who comes without a link. */
import type { EnterOptions } from './enter-room.ts';

export interface KnownRoom {
  readonly roomId: string;
  readonly name: string;
}

/** With a blank behind the id it is of a sealed room, whose link is needed. */
const OF_OPEN_ROOM = /^parley\.(?:key|name)\.([\w-]+)$/;

/** Open rooms that this device keeps something of. */
export function knownRooms(stores: Pick<EnterOptions, 'lastingStore' | 'tabStore'>): readonly KnownRoom[] {
  const keys = [...stores.tabStore.keys(), ...stores.lastingStore.keys()];
  const ids = keys.flatMap((key) => OF_OPEN_ROOM.exec(key)?.[1] ?? []);
  return [...new Set(ids)].map((roomId) => ({ roomId, name: roomId }));
}
