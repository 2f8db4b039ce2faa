/**
 * Frames as packets: cut into pieces, and each padded to one of few sizes, so that its length tells little of what is said.
 * Pure.
 */

/** Bytes of what is encrypted, header included. */
export const SIZE_CLASSES = [256, 1_024, 4_096, 16_384] as const;
const LARGEST = 16_384;
/** Whether more pieces of the frame follow, and how many bytes of the piece are not padding. */
const HEADER = 3;
const MOST = LARGEST - HEADER;
/** Of one frame. */
export const MAX_FRAME_BYTES = 262_144;

/** The padded pieces of a frame, in order. */
export function piecesOf(frame: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < frame.length; at += MOST) {
    const part = frame.subarray(at, at + MOST);
    const size = SIZE_CLASSES.find((each) => each >= part.length + HEADER) ?? LARGEST;
    const piece = new Uint8Array(size);
    piece.set([at + MOST < frame.length ? 1 : 0, part.length >> 8, part.length & 255]);
    piece.set(part, HEADER);
    pieces.push(piece);
  }
  return pieces;
}

/** Puts pieces together again. */
export class FrameAssembler {
  #parts: Uint8Array[] = [];
  #length = 0;

  /** The frame that ends with this piece; null while it goes on. Throws for what no honest member sends. */
  add(piece: Uint8Array): Uint8Array | null {
    const [more, high = 0, low = 0] = piece;
    const length = high * 256 + low;
    if (piece.length < HEADER || length > piece.length - HEADER) throw new Error('a malformed packet');
    this.#length += length;
    if (this.#length > MAX_FRAME_BYTES) throw new Error('a frame that is too long');
    this.#parts.push(piece.subarray(HEADER, HEADER + length));
    if (more === 1) return null;
    const frame = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      frame.set(part, at);
      at += part.length;
    }
    [this.#parts, this.#length] = [[], 0];
    return frame;
  }
}
