/** One message of bytes: which stream it belongs to, where in which piece. Pure. */

/** Three numbers of 32 bits, the highest byte first. */
export const HEADER_BYTES = 12;

export interface PieceMessage {
  /** As the receiver named it when it asked. */
  readonly stream: number;
  readonly piece: number;
  readonly offset: number;
  readonly payload: Uint8Array;
}

export function writePieceMessage({ stream, piece, offset, payload }: PieceMessage): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, stream);
  view.setUint32(4, piece);
  view.setUint32(8, offset);
  bytes.set(payload, HEADER_BYTES);
  return bytes;
}

/** Null for what has no payload. The payload is a part of `bytes`. */
export function readPieceMessage(bytes: Uint8Array): PieceMessage | null {
  if (bytes.length <= HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  return {
    stream: view.getUint32(0),
    piece: view.getUint32(4),
    offset: view.getUint32(8),
    payload: bytes.subarray(HEADER_BYTES),
  };
}
