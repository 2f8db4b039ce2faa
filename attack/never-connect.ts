/** WebSockets that never get as far as a room: some do not send Socket.IO's connect, some never join. */
import { Random } from '../public/testing/random.ts';
import { idle } from './idle.ts';
import type { IdleOrder, IdleResult } from './order.ts';
import { strangerAddress } from './strangers.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
/** `40`, Socket.IO's connect, as a text frame with a mask of zeros. */
const CONNECT = Uint8Array.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]);

export function neverConnect({ url, seed, count }: IdleOrder): Promise<IdleResult> {
  const random = new Random(seed);
  const connections = Array.from({ length: count }, () => {
    const handshake = [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      'Host: x',
      `X-Forwarded-For: ${strangerAddress(random)}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${KEY}`,
      '\r\n',
    ].join('\r\n');
    const opening = { opening: handshake, drip: '' };
    return random.chance(0.8) ? opening : { ...opening, answer: CONNECT };
  });
  return idle(url, connections);
}
