/** Requests that begin and never end: half the headers, half the body, or not a byte. */
import { Random } from '../public/testing/random.ts';
import { idle } from './idle.ts';
import type { IdleOrder, IdleResult } from './order.ts';
import { strangerAddress } from './strangers.ts';

export function halfOpen({ url, seed, count }: IdleOrder): Promise<IdleResult> {
  const random = new Random(seed);
  const connections = Array.from({ length: count }, () => {
    const common = `Host: x\r\nX-Forwarded-For: ${strangerAddress(random)}\r\n`;
    return random.pick([
      { opening: `GET / HTTP/1.1\r\n${common}`, drip: 'X-Drip: 1\r\n' },
      { opening: `POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n${common}`, drip: 'X-Drip: 1\r\n' },
      { opening: `POST / HTTP/1.1\r\n${common}Content-Length: 60000\r\n\r\n4`, drip: 'x' },
      { opening: '', drip: '' },
    ]);
  });
  return idle(url, connections);
}
