/**
 * One file on the disk: its bytes, and the index of what is there of it. A piece is written and flushed, then recorded and
 * flushed; only then it counts.
 */
import type { StoredPlace, StoredSeal, StoreProblem } from '../piece-store.ts';
import { bytesOfPiece, pieceBytesOf, pieceCountOf } from '../shared-file.ts';
import type { SyncFile } from './directory.ts';
import { free } from './free.ts';
import { type PieceCipher, SEALED_EXTRA_BYTES } from './piece-cipher.ts';
import { type PieceIndex, writeAll } from './piece-index.ts';
import { type Job, WriteQueue } from './write-queue.ts';

export interface StoredFileOptions {
  readonly place: StoredPlace;
  readonly data: SyncFile;
  readonly indexFile: SyncFile;
  readonly index: PieceIndex;
  /** Null for what lies open. */
  readonly cipher: PieceCipher | null;
  /** After whatever was asked at the same time. */
  readonly soon: () => Promise<void>;
}

const pieceContext = ({ id }: StoredPlace, piece: number) => `${id} piece ${piece}`;
const sealContext = ({ id }: StoredPlace, from: number) => `${id} seal ${from}`;

export class StoredFile {
  readonly place: StoredPlace;
  readonly #o: StoredFileOptions;
  readonly #writes: WriteQueue;
  #isClosed = false;

  constructor(o: StoredFileOptions) {
    this.place = o.place;
    this.#o = o;
    this.#writes = new WriteQueue((jobs) => this.#commit(jobs), o.soon);
  }

  get have(): Uint8Array {
    return this.#o.index.have;
  }

  has(piece: number): boolean {
    return this.#o.index.has(piece);
  }

  get isEncrypted(): boolean {
    return this.#o.cipher !== null;
  }

  get isComplete(): boolean {
    const count = pieceCountOf(this.place.bytes);
    for (let piece = 0; piece < count; piece += 1) if (!this.#o.index.has(piece)) return false;
    return true;
  }

  /** To be called once, before anything else: pieces that the disk lost, as after a power cut, count no more. */
  forgetMissing(): void {
    const { index, data } = this.#o;
    const size = data.size();
    const count = pieceCountOf(this.place.bytes);
    const missing = Array.from({ length: count }, (_, piece) => piece).filter(
      (piece) => index.has(piece) && this.#offset(piece) + this.#length(piece) > size,
    );
    if (missing.length > 0) index.dropPieces(missing);
  }

  /** In the order of pieces; what does not open is left out. */
  async seals(): Promise<readonly StoredSeal[]> {
    const { index, cipher } = this.#o;
    const seals = await Promise.all(
      [...index.seals.values()].map(async ({ from, content }) => {
        const text = cipher === null ? content : await cipher.open(content, sealContext(this.place, from));
        return text === null ? [] : [{ from, text: new TextDecoder().decode(text) }];
      }),
    );
    return seals.flat().sort((a, b) => a.from - b.from);
  }

  write(piece: number, bytes: Uint8Array): Promise<StoreProblem | null> {
    const { bytes: fileBytes } = this.place;
    if (piece >= pieceCountOf(fileBytes) || bytes.length !== bytesOfPiece(fileBytes, piece))
      return Promise.resolve('lost');
    return this.#writes.add({ kind: 'piece', piece, bytes });
  }

  drop(piece: number): Promise<StoreProblem | null> {
    return this.#writes.add({ kind: 'drop', piece });
  }

  saveSeal(seal: StoredSeal): Promise<StoreProblem | null> {
    return this.#writes.add({ kind: 'seal', seal });
  }

  /** Null when it is not there, or no longer. */
  async read(piece: number): Promise<Uint8Array | null> {
    const { index, data, cipher } = this.#o;
    if (this.#isClosed || !index.has(piece)) return null;
    const bytes = new Uint8Array(this.#length(piece));
    let count = 0;
    try {
      count = data.read(bytes, this.#offset(piece));
    } catch {
      return null; // perhaps only for now
    }
    const isThere = count === bytes.length;
    const content =
      isThere && cipher !== null ? await cipher.open(bytes, pieceContext(this.place, piece)) : bytes;
    if (content !== bytes) free(bytes);
    if (isThere && content !== null) return content;
    await this.drop(piece);
    return null;
  }

  /** What was asked before is still done; nothing afterwards. Idempotent. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#writes.close();
    for (const file of [this.#o.data, this.#o.indexFile]) {
      try {
        file.close();
      } catch {
        // The browser closed it already.
      }
    }
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const { index, data, cipher } = this.#o;
    index.assertSound();
    const pieces = new Map(
      jobs.flatMap((job) =>
        job.kind === 'piece' && !index.has(job.piece) ? [[job.piece, job.bytes] as const] : [],
      ),
    );
    const sealed = await Promise.all(
      [...pieces].map(async ([piece, bytes]) => {
        const content = cipher === null ? bytes : await cipher.close(bytes, pieceContext(this.place, piece));
        return [piece, content] as const;
      }),
    );
    if (sealed.length > 0) {
      for (const [piece, bytes] of sealed) writeAll(data, bytes, this.#offset(piece));
      data.flush();
      if (cipher !== null) for (const [, bytes] of sealed) free(bytes);
      index.addPieces([...pieces.keys()]);
    }
    const drops = jobs.flatMap((job) => (job.kind === 'drop' && index.has(job.piece) ? [job.piece] : []));
    if (drops.length > 0) index.dropPieces(drops);
    const seals = jobs.flatMap((job) => (job.kind === 'seal' ? [job.seal] : []));
    if (seals.length > 0) index.addSeals(await Promise.all(seals.map((seal) => this.#closed(seal))));
  }

  async #closed({ from, text }: StoredSeal) {
    const { cipher } = this.#o;
    const bytes = new TextEncoder().encode(text);
    return {
      from,
      content: cipher === null ? bytes : await cipher.close(bytes, sealContext(this.place, from)),
    };
  }

  get #extra(): number {
    return this.#o.cipher === null ? 0 : SEALED_EXTRA_BYTES;
  }

  /** Without encryption the bytes lie as in the file itself: the whole of it is what the browser has to show. */
  #offset(piece: number): number {
    return piece * (pieceBytesOf(this.place.bytes) + this.#extra);
  }

  #length(piece: number): number {
    return bytesOfPiece(this.place.bytes, piece) + this.#extra;
  }
}
