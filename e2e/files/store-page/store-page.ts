/** A page with nothing but the store of files, as the room's page opens it: for tests of the browser's own disk. */
import { type FileStore, forgetFiles, openFileStore } from '../../../public/app/file-store.ts';
import { systemClock } from '../../../public/net/clock.ts';
import type { PieceFile } from '../../../public/room/files/piece-store.ts';
import { bytesOfPiece, type FileId, pieceCountOf } from '../../../public/room/files/shared-file.ts';
import { free } from '../../../public/room/files/store/free.ts';
import { RoomStore } from '../../../public/room/keep/room-store.ts';
import { browserStore } from '../../../public/room/keep/storage.ts';

export interface RoomChoice {
  readonly roomId: string;
  readonly isSealed: boolean;
  readonly isKept: boolean;
}

export interface FileChoice {
  readonly n: number;
  readonly bytes: number;
  readonly isPrivate: boolean;
}

const MEMBER = 'm'.repeat(43);
/** Writes under way at a time, as an exchange of pieces has them. */
const TOGETHER = 4;

let store: FileStore | null = null;
const pieces = () => store?.pieces ?? Promise.reject(new Error('no room is open'));
const roomStore = new RoomStore(browserStore(() => sessionStorage));

/** Different for every piece, and hard to compress. */
function fill(piece: number, length: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = (piece + 1) * 2_654_435_761;
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, length);
}

const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function opened({ n, bytes, isPrivate }: FileChoice): Promise<PieceFile> {
  const file = await (await pieces()).open({ id: `${MEMBER}:000abcde:${n}` as FileId, bytes, isPrivate });
  if (typeof file === 'string') throw new Error(file);
  return file;
}

const countOf = (have: Uint8Array): number =>
  have.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

const page = {
  /** Which kind of store it is. */
  async open({ roomId, isSealed, isKept }: RoomChoice): Promise<string> {
    if (isKept) roomStore.useKept({ ...browserStore(() => localStorage), flush: () => undefined });
    store = openFileStore({
      roomId,
      room: isSealed ? `${roomId} ${'v'.repeat(43)}` : roomId,
      keepingKey: isSealed ? new Uint8Array(32).fill(5) : null,
      secretKey: new Uint8Array(32).fill(6),
      store: roomStore,
      tab: browserStore(() => sessionStorage),
      disk: {
        lost: () => undefined,
        load: async () => 'missing',
        write: () => undefined,
        count: async () => 0,
      },
      clock: systemClock,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    });
    return (await store.pieces).kind;
  },
  keep(isKept: boolean): void {
    roomStore.useKept(isKept ? { ...browserStore(() => localStorage), flush: () => undefined } : null);
  },
  /** The hashes of all pieces, and how long the writing took in all. */
  async write(choice: FileChoice): Promise<{ readonly hashes: string[]; readonly ms: number }> {
    const all = await pieces();
    const file = await opened(choice);
    const hashes: string[] = [];
    let ms = 0;
    for (let piece = 0; piece < pieceCountOf(choice.bytes); piece += TOGETHER) {
      const batch = Array.from(
        { length: Math.min(TOGETHER, pieceCountOf(choice.bytes) - piece) },
        (_, n) => [piece + n, fill(piece + n, bytesOfPiece(choice.bytes, piece + n))] as const,
      );
      for (const [, bytes] of batch) hashes.push(hexOf(await all.hash(bytes)));
      const begun = performance.now();
      const problems = await Promise.all(batch.map(([at, bytes]) => file.write(at, bytes)));
      ms += performance.now() - begun;
      if (problems.some((problem) => problem !== null)) throw new Error(problems.join());
    }
    await file.saveSeal({ from: 0, text: 'a seal' });
    return { hashes, ms };
  },
  /** The hashes of the pieces that are there, and of all as one blob; by the seals. */
  async read(choice: FileChoice): Promise<{ readonly hashes: (string | null)[]; readonly seals: string[] }> {
    const all = await pieces();
    const file = await opened(choice);
    const hashes: (string | null)[] = [];
    for (let piece = 0; piece < pieceCountOf(choice.bytes); piece += 1) {
      const bytes = await file.read(piece);
      hashes.push(bytes && hexOf(await all.hash(bytes)));
      if (bytes !== null) free(bytes);
    }
    return { hashes, seals: file.seals.map(({ text }) => text) };
  },
  async have(choice: FileChoice): Promise<number> {
    return countOf((await opened(choice)).have);
  },
  /** The hashes of the pieces of its blob. */
  async readBlob(
    choice: FileChoice,
  ): Promise<{ readonly type: string; readonly size: number; readonly hashes: string[] }> {
    const file = await opened(choice);
    const blob = (await file.blob('text/plain')) ?? new Blob();
    const hashes: string[] = [];
    const length = bytesOfPiece(choice.bytes, 0);
    for (let at = 0; at < blob.size; at += length) {
      // While others are served from it.
      free((await file.read(0)) ?? new Uint8Array());
      const bytes = new Uint8Array(await blob.slice(at, at + length).arrayBuffer());
      hashes.push(hexOf(await (await pieces()).hash(bytes)));
      free(bytes);
    }
    return { type: blob.type, size: blob.size, hashes };
  },
  async save(choice: FileChoice): Promise<{ readonly isDone: boolean; readonly size: number }> {
    let size = 0;
    const sink = new WritableStream<Uint8Array>({
      write(bytes) {
        size += bytes.length;
      },
    });
    return { isDone: await (await opened(choice)).writeTo(sink), size };
  },
  async list(): Promise<readonly number[]> {
    return (await (await pieces()).list()).map(({ bytes }) => bytes);
  },
  bytes: () => store?.bytes() ?? 0,
  space: async () => (await pieces()).space(),
  close: () => store?.close(),
  forget: (room: string) => forgetFiles(room),
};

export type StorePage = typeof page;
Object.assign(globalThis, { page });
