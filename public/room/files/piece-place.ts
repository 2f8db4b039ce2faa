/** Where the pieces of one file are on this device: opened when it is first needed, and gone with the page's use of it. */
import { countBits, emptyBitmap, hasBit } from './bitmap.ts';
import type { Offer } from './offer.ts';
import {
  isStoreProblem,
  type PieceFile,
  type PieceStore,
  type StoredSeal,
  type StoreProblem,
} from './piece-store.ts';
import { pieceCountOf } from './shared-file.ts';

export interface PiecePlaceOptions {
  readonly offer: Offer;
  readonly store: Pick<PieceStore, 'open'>;
  /** What was there before. */
  found(seals: readonly StoredSeal[], pieces: number): void;
  /** Some pieces went. */
  dropped(): void;
}

export class PiecePlace {
  readonly #options: PiecePlaceOptions;
  #file: PieceFile | null = null;
  #opening: Promise<StoreProblem | null> | null = null;
  #kept = 0;
  #isClosed = false;

  constructor(options: PiecePlaceOptions) {
    this.#options = options;
  }

  get have(): Uint8Array {
    return this.#file?.have ?? emptyBitmap(pieceCountOf(this.#options.offer.bytes));
  }

  /** How many pieces are there: written, and still there after a crash. */
  get kept(): number {
    return this.#kept;
  }

  has(piece: number): boolean {
    return this.#file !== null && hasBit(this.#file.have, piece);
  }

  /** With what was there before. */
  open(): Promise<StoreProblem | null> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async write(piece: number, bytes: Uint8Array): Promise<StoreProblem | null> {
    const opening = await this.open();
    const file = this.#file;
    if (opening !== null || file === null) return opening ?? 'lost';
    const problem = await file.write(piece, bytes);
    this.#kept = countBits(file.have);
    return problem;
  }

  /** Not proven. */
  async read(piece: number): Promise<Uint8Array | null> {
    return (await this.#file?.read(piece)) ?? null;
  }

  async drop(pieces: readonly number[]): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    for (const piece of pieces) if (hasBit(file.have, piece)) await file.drop(piece);
    this.#kept = countBits(file.have);
    if (!this.#isClosed) this.#options.dropped();
  }

  async saveSeal(seal: StoredSeal): Promise<void> {
    if ((await this.open()) === null) await this.#file?.saveSeal(seal);
  }

  async blob(): Promise<Blob | null> {
    return (await this.#file?.blob(this.#options.offer.type)) ?? null;
  }

  async writeTo(sink: WritableStream<Uint8Array>): Promise<boolean> {
    return (await this.#file?.writeTo(sink)) === true;
  }

  /** Idempotent. What is there stays. */
  close(): void {
    this.#isClosed = true;
    this.#file?.close();
    this.#file = null;
  }

  async #open(): Promise<StoreProblem | null> {
    const { store, offer, found } = this.#options;
    const { id, bytes, partner } = offer;
    const file = await store.open({ id, bytes, isPrivate: partner !== null });
    if (isStoreProblem(file)) {
      // Another time there may be space.
      this.#opening = null;
      return file;
    }
    if (this.#isClosed) {
      file.close();
      return null;
    }
    this.#file = file;
    this.#kept = countBits(file.have);
    found(file.seals, this.#kept);
    return null;
  }
}
