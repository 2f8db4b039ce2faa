/**
 * Stands in for `socket.io-parser` in the page's build: packets as text (protocol revision 5), for the one namespace
 * and without binary data, which is all that signaling uses.
 */

export const protocol = 5;

export const PacketType = {
  CONNECT: 0,
  DISCONNECT: 1,
  EVENT: 2,
  ACK: 3,
  CONNECT_ERROR: 4,
  BINARY_EVENT: 5,
  BINARY_ACK: 6,
} as const;

export interface Packet {
  readonly type: number;
  readonly nsp: string;
  /** Of the acknowledgement that is asked for or given. */
  readonly id?: number | undefined;
  readonly data?: unknown;
}

/** The client emits these itself: a server that sends one would be taken for it. */
const RESERVED = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

const isObject = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
const isEvent = (data: unknown): boolean =>
  Array.isArray(data) &&
  (typeof data[0] === 'number' || (typeof data[0] === 'string' && !RESERVED.has(data[0])));

/** By packet type; what has none is no packet of ours. */
const IS_VALID: readonly ((data: unknown) => boolean)[] = [
  isObject,
  () => false,
  isEvent,
  Array.isArray,
  (data) => typeof data === 'string' || isObject(data),
];

export class Encoder {
  encode({ type, id, data }: Packet): string[] {
    return [`${type}${id ?? ''}${data == null ? '' : JSON.stringify(data)}`];
  }
}

export class Decoder {
  #decoded: (packet: Packet) => void = () => undefined;

  on(_event: 'decoded', decoded: (packet: Packet) => void): void {
    this.#decoded = decoded;
  }

  off(): void {
    this.#decoded = () => undefined;
  }

  /** Throws where it is not a packet: the client then closes the connection. */
  add(text: unknown): void {
    const [, digit, id, json] = /^([0-4])(\d*)(.*)$/s.exec(String(text)) ?? [];
    const type = Number(digit);
    const data = json ? JSON.parse(json) : undefined;
    if (digit === undefined || (json && !IS_VALID[type]?.(data))) throw new Error('not a packet');
    this.#decoded({ type, nsp: '/', id: id ? Number(id) : undefined, data });
  }

  destroy(): void {
    this.off();
  }
}
