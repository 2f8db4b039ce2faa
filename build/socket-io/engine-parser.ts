/**
 * Stands in for `engine.io-parser` in the page's build: packets as text (protocol revision 4), which is all that
 * signaling uses. Binary data that comes all the same is a malformed packet.
 */

export const protocol = 4;

const TYPES = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;

type PacketType = (typeof TYPES)[number];

export type Packet =
  | { readonly type: PacketType; readonly data?: string | undefined }
  /** What is made of text or data that is no packet; never sent. */
  | { readonly type: 'error'; readonly data: string };

const MALFORMED: Packet = { type: 'error', data: 'parser error' };

/** Between the packets of one payload of long-polling. */
const SEPARATOR = '\x1e';

const encoded = ({ type, data }: Packet): string => `${TYPES.indexOf(type as PacketType)}${data || ''}`;

export function encodePacket(packet: Packet, _supportsBinary: boolean, done: (text: string) => void): void {
  done(encoded(packet));
}

export function encodePayload(packets: readonly Packet[], done: (payload: string) => void): void {
  done(packets.map(encoded).join(SEPARATOR));
}

export function decodePacket(text: unknown): Packet {
  const [, digit, data] = typeof text === 'string' ? (/^([0-6])(.*)$/s.exec(text) ?? []) : [];
  const type = TYPES[Number(digit)];
  if (type === undefined) return MALFORMED;
  return data ? { type, data } : { type };
}

/** Ends with the first packet that is malformed. */
export function decodePayload(payload: string): Packet[] {
  const packets: Packet[] = [];
  for (const text of payload.split(SEPARATOR)) {
    const packet = decodePacket(text);
    packets.push(packet);
    if (packet.type === 'error') break;
  }
  return packets;
}
