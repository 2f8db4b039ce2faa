/**
 * What is here of one file: its seals, the pieces on this device, and, of a file of mine, the file itself. Whatever
 * leaves it was proven a moment before.
 */
import { toBase64Url } from '../../net/crypto/base64url.ts';
import type { Signer, Verify } from '../../net/crypto/signer.ts';
import { fullBitmap } from './bitmap.ts';
import type { Goal } from './fetching/goal.ts';
import type { Offer } from './offer.ts';
import { OwnFile } from './own-file.ts';
import { PiecePlace } from './piece-place.ts';
import type { PieceStore, StoreProblem } from './piece-store.ts';
import { runOf, type Seal, writeSeal } from './seal.ts';
import { Seals, type SealVerdict } from './seals.ts';
import { bytesOfPiece, PIECES_OF_SEAL, pieceBytesOf, pieceCountOf } from './shared-file.ts';

export interface LocalFileOptions {
  readonly offer: Offer;
  readonly store: PieceStore;
  readonly signer: Signer;
  readonly verify: Verify;
  /** These pieces came; none: some went. */
  changed(pieces: readonly number[]): void;
  /** The author's device has not the file any more that was offered. */
  sourceChanged(): void;
}

export class LocalFile implements Goal {
  readonly offer: Offer;
  readonly count: number;
  readonly #options: LocalFileOptions;
  readonly #seals: Seals;
  readonly #place: PiecePlace;
  #own: OwnFile | null = null;
  #isClosed = false;

  constructor(options: LocalFileOptions) {
    this.#options = options;
    this.offer = options.offer;
    this.count = pieceCountOf(options.offer.bytes);
    this.#seals = new Seals(options.offer, options.verify);
    this.#place = new PiecePlace({
      ...options,
      found: (seals, pieces) => {
        this.#seals.restore(seals);
        if (pieces > 0) options.changed([]);
      },
      dropped: () => options.changed([]),
    });
  }

  get isOwn(): boolean {
    return this.#own !== null;
  }

  get isForked(): boolean {
    return this.#seals.isForked;
  }

  /** What can be served. */
  get have(): Uint8Array {
    return this.#own ? fullBitmap(this.count) : this.#place.have;
  }

  get left(): number {
    return this.#own ? 0 : this.count - this.#place.kept;
  }

  get isWhole(): boolean {
    return this.left === 0;
  }

  /** On this device, proven and written; of a file of mine all of it. */
  get bytes(): number {
    if (this.isWhole) return this.offer.bytes;
    const last = this.count - 1;
    const shorter = this.has(last)
      ? pieceBytesOf(this.offer.bytes) - bytesOfPiece(this.offer.bytes, last)
      : 0;
    return this.#place.kept * pieceBytesOf(this.offer.bytes) - shorter;
  }

  has(piece: number): boolean {
    return this.#own !== null || this.#place.has(piece);
  }

  lacks(piece: number): boolean {
    return !this.has(piece);
  }

  hashOf(piece: number): string | undefined {
    return this.#seals.hashOf(piece);
  }

  /** Its place on the device, with what was there before. */
  open(): Promise<StoreProblem | null> {
    return this.#place.open();
  }

  /** The file itself, as its author has it. */
  own(content: Blob): void {
    const { signer, store, sourceChanged } = this.#options;
    this.#own = new OwnFile({
      offer: this.offer,
      content,
      signer,
      hash: (bytes) => store.hash(bytes),
      broke: () => {
        this.#own = null;
        if (!this.#isClosed) sourceChanged();
      },
    });
    this.#options.changed([]);
  }

  /** Whether the content is what was sealed, as far as some pieces tell. */
  async isOf(content: Blob): Promise<boolean> {
    if (content.size !== this.offer.bytes) return false;
    await this.open();
    const pieceBytes = pieceBytesOf(this.offer.bytes);
    for (const piece of new Set([0, this.count >> 2, this.count >> 1, this.count - 1])) {
      const sealed = this.hashOf(piece);
      if (sealed === undefined) continue;
      const start = piece * pieceBytes;
      const part = content.slice(start, start + bytesOfPiece(this.offer.bytes, piece));
      const bytes = await part.arrayBuffer().catch(() => null);
      if (bytes === null || (await this.#hash(new Uint8Array(bytes))) !== sealed) return false;
    }
    return true;
  }

  /** A copy of my own file on this device, so that a reload goes on by itself. */
  async copy(): Promise<void> {
    if ((await this.open()) !== null) return;
    for (let piece = 0; piece < this.count && this.#own; piece += 1) {
      if (this.#place.has(piece)) continue;
      const bytes = await this.read(piece);
      if (bytes === null || this.#isClosed || (await this.#place.write(piece, bytes)) !== null) return;
    }
  }

  takeSeal(seal: Seal): SealVerdict['kind'] {
    const verdict = this.#seals.take(seal);
    if (verdict.kind === 'new' || verdict.kind === 'other')
      void this.#place.saveSeal({ from: seal.from, text: writeSeal(seal) });
    if (verdict.kind === 'other') void this.#place.drop(verdict.pieces);
    return verdict.kind;
  }

  /** Of the run that begins with `from`, whatever number anybody asked for; made now where the file is mine. */
  async sealOf(from: number): Promise<Seal | null> {
    if (from >= this.count) return null;
    const known = this.#seals.of(from);
    if (known || !this.#own) return known ?? null;
    const seal = await this.#own.seal(from);
    if (seal === null || this.#isClosed) return null;
    this.takeSeal(seal);
    // While this run is sent, the next one is hashed.
    if (from + PIECES_OF_SEAL < this.count) void this.#own?.seal(from + PIECES_OF_SEAL);
    return this.#seals.of(from) ?? null;
  }

  /** Proven; null where it is not here, or turned out damaged. */
  async read(piece: number): Promise<Uint8Array | null> {
    if (await this.sealOf(runOf(piece)).then((seal) => seal === null)) return null;
    const own = this.#own;
    const hashed = own?.takeHashed(piece);
    if (hashed) return hashed;
    const isKept = this.#place.has(piece);
    const bytes = isKept ? await this.#place.read(piece) : await own?.read(piece);
    if (this.#isClosed) return null;
    if (bytes && (await this.#hash(bytes)) === this.hashOf(piece)) return bytes;
    if (isKept) await this.#place.drop([piece]);
    else if (bytes) own?.break();
    return null;
  }

  async keep(piece: number, bytes: Uint8Array): Promise<StoreProblem | null> {
    const problem = await this.#place.write(piece, bytes);
    if (problem === null && !this.#isClosed) this.#options.changed([piece]);
    return problem;
  }

  async blob(): Promise<Blob | null> {
    if (this.#own) return this.#own.content;
    await this.open();
    return this.isWhole ? this.#place.blob() : null;
  }

  async writeTo(sink: WritableStream<Uint8Array>): Promise<boolean> {
    if (this.#own)
      return this.#own.content
        .stream()
        .pipeTo(sink)
        .then(
          () => true,
          () => false,
        );
    return this.isWhole && this.#place.writeTo(sink);
  }

  /** Idempotent. What is on the device stays. */
  close(): void {
    this.#isClosed = true;
    this.#place.close();
    this.#own = null;
  }

  async #hash(bytes: Uint8Array): Promise<string> {
    return toBase64Url(await this.#options.store.hash(bytes));
  }
}
