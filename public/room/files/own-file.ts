/**
 * A file of mine as it is on my device: read, hashed and sealed as pieces are asked for. It is not copied; what was just
 * hashed is kept for a moment, as it is sent next.
 */
import { toBase64Url } from '../../net/crypto/base64url.ts';
import type { Signer } from '../../net/crypto/signer.ts';
import type { Offer } from './offer.ts';
import { lengthOfRun, type Seal, signSeal } from './seal.ts';
import { bytesOfPiece, PIECES_OF_SEAL, pieceBytesOf } from './shared-file.ts';

/** The run that is being sent, and the next one. */
const MOST_HASHED = 2 * PIECES_OF_SEAL;

export interface OwnFileOptions {
  readonly offer: Offer;
  readonly content: Blob;
  readonly signer: Signer;
  hash(bytes: Uint8Array): Promise<Uint8Array>;
  /** It cannot be read any more, or is another file now. */
  broke(): void;
}

export class OwnFile {
  readonly #options: OwnFileOptions;
  /** Of each run; under way or done. */
  readonly #seals = new Map<number, Promise<Seal | null>>();
  /** As hashed, and not read since: the oldest first. */
  readonly #hashed = new Map<number, Uint8Array>();
  #isBroken = false;

  constructor(options: OwnFileOptions) {
    this.#options = options;
  }

  get content(): Blob {
    return this.#options.content;
  }

  /** What was hashed for the seal, once, where it is at hand still. */
  takeHashed(piece: number): Uint8Array | undefined {
    const bytes = this.#hashed.get(piece);
    this.#hashed.delete(piece);
    return bytes;
  }

  /** Not proven. Null where the file cannot be read. */
  async read(piece: number): Promise<Uint8Array | null> {
    const { bytes } = this.#options.offer;
    return this.#bytes(piece * pieceBytesOf(bytes), bytesOfPiece(bytes, piece));
  }

  /** Of the run that begins with `from`; null where the file cannot be read. */
  seal(from: number): Promise<Seal | null> {
    const sealing = this.#seals.get(from) ?? this.#seal(from);
    this.#seals.set(from, sealing);
    return sealing;
  }

  /** It is another file than what was sealed. */
  break(): void {
    if (!this.#isBroken) this.#options.broke();
    this.#isBroken = true;
  }

  async #seal(from: number): Promise<Seal | null> {
    const { offer, signer, hash } = this.#options;
    const pieceBytes = pieceBytesOf(offer.bytes);
    const start = from * pieceBytes;
    const length = lengthOfRun(offer.bytes, from);
    // In one go: asking the browser for a part of a file costs as much as reading it.
    const run = await this.#bytes(start, Math.min(length * pieceBytes, offer.bytes - start));
    if (run === null) return null;
    const hashes: string[] = [];
    for (let at = 0; at < length; at += 1) {
      const bytes = run.subarray(at * pieceBytes, (at + 1) * pieceBytes);
      hashes.push(toBase64Url(await hash(bytes)));
      this.#keep(from + at, bytes);
    }
    return signSeal(signer, offer, { from, hashes });
  }

  async #bytes(start: number, length: number): Promise<Uint8Array | null> {
    try {
      const bytes = new Uint8Array(await this.content.slice(start, start + length).arrayBuffer());
      if (bytes.length === length) return bytes;
    } catch {
      // The file was changed, moved or deleted meanwhile.
    }
    this.break();
    return null;
  }

  #keep(piece: number, bytes: Uint8Array): void {
    this.#hashed.set(piece, bytes);
    for (const oldest of this.#hashed.keys()) {
      if (this.#hashed.size <= MOST_HASHED) return;
      this.#hashed.delete(oldest);
    }
  }
}
