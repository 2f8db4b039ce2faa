/** One file on the disk as the page sees it: it knows which pieces are there, and asks the worker for their bytes. */
import { clearBit, hasBit, setBit } from '../bitmap.ts';
import type { PieceFile, StoredPlace, StoreProblem } from '../piece-store.ts';
import { pieceCountOf } from '../shared-file.ts';
import { saveTo } from './save-to.ts';
import type { FilesPort, OpenedFile } from './worker-calls.ts';

/** `grew` by so many bytes. */
export function diskFile(
  place: StoredPlace,
  port: FilesPort,
  { file, have, seals }: OpenedFile,
  grew: (bytes: number) => void,
): PieceFile {
  const count = pieceCountOf(place.bytes);
  const lost = (): StoreProblem => 'lost';
  const opened: PieceFile = {
    have,
    seals,
    write: async (piece, bytes) => {
      if (hasBit(have, piece)) return null;
      const { length } = bytes;
      const problem = await port.call('write', file, piece, bytes).catch(lost);
      if (problem !== null) return problem;
      setBit(have, piece);
      grew(length);
      return null;
    },
    async read(piece) {
      if (!hasBit(have, piece)) return null;
      const read = await port.call('read', file, piece).catch(() => null);
      if (read?.isThere === false) clearBit(have, piece);
      return read?.bytes ?? null;
    },
    async drop(piece) {
      clearBit(have, piece);
      await port.call('drop', file, piece).catch(lost);
    },
    saveSeal: (seal) => port.call('saveSeal', file, seal).catch(lost),
    blob: (type) => port.call('blob', file, type).catch(() => null),
    writeTo: (sink) => saveTo(sink, count, opened.read),
    close: () => void port.call('closeFile', file).catch(() => null),
  };
  return opened;
}
