/**
 * Reads and writes signals as plain text, without JSON. Nearly everything that passes the server is signals, and they carry
 * base64url, in which nothing has to be escaped. All other packets go through Socket.IO's own parser. On the wire there is
 * no difference (protocol revision 5).
 */
import {
  type Packet,
  PacketType,
  Decoder as StandardDecoder,
  Encoder as StandardEncoder,
} from 'socket.io-parser';

const HEAD = '2["signal","';
const BETWEEN = '","';
const TAIL = '"]';

export class Encoder extends StandardEncoder {
  override encode(packet: Packet): (string | Buffer)[] {
    const { type, nsp, id, data } = packet;
    if (type !== PacketType.EVENT || data[0] !== 'signal' || nsp !== '/' || id !== undefined)
      return super.encode(packet);
    // Both texts came in through the decoder below, and were checked against the contract before they came here.
    return [`${HEAD}${data[1]}${BETWEEN}${data[2]}${TAIL}`];
  }
}

export class Decoder extends StandardDecoder {
  override add(text: unknown): void {
    const data = typeof text === 'string' ? readSignal(text) : undefined;
    if (data === undefined) return super.add(text);
    this.emitReserved('decoded', { type: PacketType.EVENT, nsp: '/', data });
  }
}

/**
 * Returns the two texts between the quotation marks, whatever they are. A text with something escaped in it is nothing that
 * the contract allows, and is refused when that is checked.
 */
function readSignal(text: string): [event: 'signal', to: string, sealed: string] | undefined {
  if (!text.startsWith(HEAD) || !text.endsWith(TAIL)) return undefined;
  const between = text.indexOf(BETWEEN, HEAD.length);
  if (between === -1 || between + BETWEEN.length > text.length - TAIL.length) return undefined;
  return ['signal', text.slice(HEAD.length, between), text.slice(between + BETWEEN.length, -TAIL.length)];
}
