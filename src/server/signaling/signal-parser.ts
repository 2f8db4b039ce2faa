/**
 * Owns how signals are read from and written to a connection: as they stand, without JSON. Nearly all that passes the
 * server is signals, and what they carry is base64url, in which nothing ever has to be escaped. Everything else is
 * Socket.IO's own parser; on the wire there is no difference (protocol revision 5).
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
    // Both were read below and found to be what the contract says before they came here.
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
 * The two texts between the quotation marks, whatever they are: whoever escapes something in them sends nothing that the
 * contract allows, and is refused by the one who checks that.
 */
function readSignal(text: string): [event: 'signal', to: string, sealed: string] | undefined {
  if (!text.startsWith(HEAD) || !text.endsWith(TAIL)) return undefined;
  const between = text.indexOf(BETWEEN, HEAD.length);
  if (between === -1 || between + BETWEEN.length > text.length - TAIL.length) return undefined;
  return ['signal', text.slice(HEAD.length, between), text.slice(between + BETWEEN.length, -TAIL.length)];
}
