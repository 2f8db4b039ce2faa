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

export const writePieceMessage = (message: PieceMessage): Uint8Array =>
  writePieceMessageTo(new Uint8Array(HEADER_BYTES + message.payload.length), message);

/** Into memory that is used again for each message: fresh memory costs more than the copy. */
export function writePieceMessageTo(memory: Uint8Array, message: PieceMessage): Uint8Array {
  const { stream, piece, offset, payload } = message;
  const bytes = memory.subarray(0, HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
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
