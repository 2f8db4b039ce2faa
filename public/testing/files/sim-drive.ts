/** A device's pieces on a virtual clock: writing takes a while, a crash loses what is not written, the disk may be full. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../net/clock.ts';
import { countBits, emptyBitmap, setBit } from '../../room/files/bitmap.ts';
import type { PieceFile, PieceStore, StoredSeal, StoreProblem } from '../../room/files/piece-store.ts';
import { type FileId, pieceCountOf } from '../../room/files/shared-file.ts';

interface Stored {
  readonly bytes: number;
  readonly pieces: Map<number, Uint8Array>;
  readonly seals: Map<number, string>;
}

const WRITE_MS = 8;

export class SimDrive {
  isFull = false;
  readonly files = new Map<FileId, Stored>();

  /** For one page. */
  open(clock: Clock): PieceStore {
    return new SimPieces(this, clock);
  }

  /** As it is now, for somebody who comes back with what they had then. */
  copy(): SimDrive {
    const copy = new SimDrive();
    for (const [id, { bytes, pieces, seals }] of this.files)
      copy.files.set(id, { bytes, pieces: new Map(pieces), seals: new Map(seals) });
    return copy;
  }
}

const wait = (clock: Clock, ms: number): Promise<void> => new Promise((done) => clock.after(ms, done));

class SimPieces implements PieceStore {
  readonly kind = 'disk';
  readonly #drive: SimDrive;
  readonly #clock: Clock;

  constructor(drive: SimDrive, clock: Clock) {
    this.#drive = drive;
    this.#clock = clock;
  }

  async space(): Promise<number | null> {
    return null;
  }

  async open({
    id,
    bytes,
  }: {
    readonly id: FileId;
    readonly bytes: number;
  }): Promise<PieceFile | StoreProblem> {
    await wait(this.#clock, 1);
    const stored = this.#drive.files.get(id) ?? { bytes, pieces: new Map(), seals: new Map() };
    this.#drive.files.set(id, stored);
    return new SimPlace(this.#drive, stored, this.#clock);
  }

  async list() {
    await wait(this.#clock, 1);
    return [...this.#drive.files].map(([id, { bytes }]) => ({ id, bytes, isPrivate: false }));
  }

  async remove(id: FileId): Promise<void> {
    this.#drive.files.delete(id);
  }

  async hash(bytes: Uint8Array): Promise<Uint8Array> {
    return createHash('sha256').update(bytes).digest();
  }

  close(): void {
    // Whatever was written stays.
  }
}

class SimPlace implements PieceFile {
  readonly have: Uint8Array;
  readonly #drive: SimDrive;
  readonly #stored: Stored;
  readonly #clock: Clock;
  #busyUntil = 0;

  constructor(drive: SimDrive, stored: Stored, clock: Clock) {
    this.#drive = drive;
    this.#stored = stored;
    this.#clock = clock;
    this.have = emptyBitmap(pieceCountOf(stored.bytes));
    for (const piece of stored.pieces.keys()) setBit(this.have, piece);
  }

  get seals(): readonly StoredSeal[] {
    return [...this.#stored.seals].map(([from, text]) => ({ from, text }));
  }

  async write(piece: number, bytes: Uint8Array): Promise<StoreProblem | null> {
    // Given away, as to the worker; what does not fill its memory is copied.
    const given =
      bytes.length === bytes.buffer.byteLength
        ? structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] })
        : bytes.slice();
    const now = this.#clock.now();
    this.#busyUntil = Math.max(now, this.#busyUntil) + WRITE_MS;
    await wait(this.#clock, this.#busyUntil - now);
    if (this.#drive.isFull) return 'full';
    this.#stored.pieces.set(piece, given);
    setBit(this.have, piece);
    return null;
  }

  async read(piece: number): Promise<Uint8Array | null> {
    return this.#stored.pieces.get(piece)?.slice() ?? null;
  }

  async drop(piece: number): Promise<void> {
    this.#stored.pieces.delete(piece);
    this.have[piece >> 3] = (this.have[piece >> 3] ?? 0) & ~(1 << (piece & 7));
  }

  async saveSeal({ from, text }: StoredSeal): Promise<StoreProblem | null> {
    this.#stored.seals.set(from, text);
    return null;
  }

  async blob(type: string): Promise<Blob | null> {
    const count = pieceCountOf(this.#stored.bytes);
    if (countBits(this.have) < count) return null;
    const parts = Array.from(
      { length: count },
      (_, piece) => this.#stored.pieces.get(piece) ?? new Uint8Array(),
    );
    return new Blob(parts as BlobPart[], { type });
  }

  async writeTo(sink: WritableStream<Uint8Array>): Promise<boolean> {
    const blob = await this.blob('');
    await blob?.stream().pipeTo(sink);
    return blob !== null;
  }

  close(): void {
    // Whatever was written stays.
  }
}
