/** HTTP that no browser sends: odd handshakes, odd queries, half WebSocket frames, and noise. */
import { connect } from 'node:net';
import type { Random } from '../public/testing/random.ts';
import { strangerAddress } from './strangers.ts';

const GIVE_UP_MS = 150;

const QUERIES = [
  'EIO=4&transport=polling&sid=__proto__',
  'EIO=4&transport=polling&sid=constructor',
  'EIO=4&transport=__proto__',
  'EIO=4&transport=polling&transport=websocket',
  'EIO=4&transport=polling&sid[]=1',
  'EIO=3&transport=polling',
  'EIO=999999999999&transport=polling',
  'transport=webtransport&EIO=4',
  'EIO=4&transport=polling&j=0',
  `EIO=4&transport=polling&t=${'x'.repeat(12_000)}`,
  '%00%ff=%',
  '',
];

const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
const KEYED = `${UPGRADE}Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`;

/** Reserved bits and codes, no mask, an enormous length, and a control frame in pieces. */
const FRAMES = [
  [0xff, 0x80, 1, 2, 3, 4],
  [0x81, 0x05, 0x68, 0x65, 0x6c, 0x6c, 0x6f],
  [0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
  [0x09, 0x80, 0, 0, 0, 0],
  [0x88, 0x81, 0, 0, 0, 0, 1],
  [0x00, 0x80, 0, 0, 0, 0],
];

/** Sends one over a connection of its own and waits until the server ends it, or a little. */
export async function hostileRequest(url: string, random: Random): Promise<void> {
  const { hostname, port } = new URL(url);
  const parts = request(random, strangerAddress(random));
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname);
    const patience = setTimeout(() => socket.destroy(), GIVE_UP_MS);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(patience);
      resolve();
    });
    socket.resume();
    for (const part of parts) socket.write(part);
  });
}

function request(random: Random, from: string): (string | Uint8Array)[] {
  const query = random.pick(QUERIES);
  const common = `Host: x\r\nX-Forwarded-For: ${from}\r\n`;
  switch (random.between(0, 5)) {
    case 0:
      return [`GET /socket.io/?${query} HTTP/1.1\r\n${common}Connection: close\r\n\r\n`];
    case 1:
      return [
        `${random.pick(['POST', 'PUT', 'OPTIONS', 'TRACE', 'X'])} /socket.io/?${query} HTTP/1.1\r\n${common}Connection: close\r\nContent-Length: 3\r\n\r\n4{}`,
      ];
    case 2:
      return [
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${common}${random.pick([UPGRADE, KEYED])}\r\n`,
      ];
    case 3:
      return [
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${common}${KEYED}\r\n`,
        Uint8Array.from(random.pick(FRAMES)),
      ];
    case 4:
      return [
        `GET /${random.pick(['%', '..%2f..%2fetc/passwd', '%00', '//x', '?%'])} HTTP/1.1\r\n${common}Range: bytes=9-2\r\nConnection: close\r\n\r\n`,
      ];
    default:
      return [random.bytes(random.between(1, 200))];
  }
}
