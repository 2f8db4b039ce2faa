/** A file of mine as it is on my device: read, hashed and sealed as pieces are asked for. It is not copied. */
import { toBase64Url } from '../../net/crypto/base64url.ts';
import type { Signer } from '../../net/crypto/signer.ts';
import type { Offer } from './offer.ts';
import { lengthOfRun, type Seal, signSeal } from './seal.ts';
import { bytesOfPiece, pieceBytesOf } from './shared-file.ts';

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
  #isBroken = false;

  constructor(options: OwnFileOptions) {
    this.#options = options;
  }

  get content(): Blob {
    return this.#options.content;
  }

  /** Not proven. Null where the file cannot be read. */
  async read(piece: number): Promise<Uint8Array | null> {
    const { content, offer } = this.#options;
    const start = piece * pieceBytesOf(offer.bytes);
    const length = bytesOfPiece(offer.bytes, piece);
    try {
      const bytes = new Uint8Array(await content.slice(start, start + length).arrayBuffer());
      if (bytes.length === length) return bytes;
    } catch {
      // The file was changed, moved or deleted meanwhile.
    }
    this.break();
    return null;
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
    const hashes: string[] = [];
    for (let at = 0; at < lengthOfRun(offer.bytes, from); at += 1) {
      const bytes = await this.read(from + at);
      if (bytes === null) return null;
      hashes.push(toBase64Url(await hash(bytes)));
    }
    return signSeal(signer, offer, { from, hashes });
  }
}
