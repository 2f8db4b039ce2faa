/** Pieces in memory, where the browser has no disk for the page: on plain http, and in some private windows. Bounded. */
import { clearBit, emptyBitmap, setBit } from '../bitmap.ts';
import type { PieceFile, PieceStore, StoredPlace, StoredSeal } from '../piece-store.ts';
import { pieceCountOf } from '../shared-file.ts';
import { saveTo } from './save-to.ts';

/** Of all files together: more would endanger the tab on a phone. */
export const MEMORY_BYTES = 64 * 1_024 * 1_024;

interface Held {
  readonly place: StoredPlace;
  readonly have: Uint8Array;
  readonly pieces: Map<number, Uint8Array>;
  readonly seals: Map<number, StoredSeal>;
}

export function memoryStore(hash: PieceStore['hash']): PieceStore {
  const files = new Map<string, Held>();
  // For the whole of a file as soon as it is begun: what was begun can be ended.
  const taken = () => [...files.values()].reduce((sum, { place }) => sum + place.bytes, 0);
  return {
    kind: 'memory',
    space: async () => MEMORY_BYTES - taken(),
    async open(place) {
      const held = files.get(place.id);
      if (held !== undefined && held.place.bytes === place.bytes) return openedIn(held);
      if (place.bytes > MEMORY_BYTES) return 'too-large';
      if (place.bytes + taken() - (held?.place.bytes ?? 0) > MEMORY_BYTES) return 'full';
      const have = emptyBitmap(pieceCountOf(place.bytes));
      const fresh = { place, have, pieces: new Map(), seals: new Map() };
      files.set(place.id, fresh);
      return openedIn(fresh);
    },
    list: async () => [...files.values()].map(({ place }) => place),
    async remove(id) {
      files.get(id)?.pieces.clear();
      files.get(id)?.have.fill(0);
      files.delete(id);
    },
    hash,
    close: () => files.clear(),
  };
}

function openedIn({ place, have, pieces, seals }: Held): PieceFile {
  const count = pieceCountOf(place.bytes);
  const file: PieceFile = {
    have,
    seals: [...seals.values()].sort((a, b) => a.from - b.from),
    async write(piece, bytes) {
      if (piece >= count) return 'lost';
      if (!pieces.has(piece)) pieces.set(piece, bytes);
      setBit(have, piece);
      return null;
    },
    read: async (piece) => pieces.get(piece)?.slice() ?? null,
    async drop(piece) {
      pieces.delete(piece);
      clearBit(have, piece);
    },
    async saveSeal(seal) {
      seals.set(seal.from, seal);
      return null;
    },
    async blob(type) {
      if (pieces.size < count) return null;
      const parts = Array.from({ length: count }, (_, piece) => pieces.get(piece) ?? new Uint8Array());
      return new Blob(parts as Uint8Array<ArrayBuffer>[], { type });
    },
    writeTo: (sink) => saveTo(sink, count, file.read),
    close: () => undefined,
  };
  return file;
}
