/**
 * Everything that the server uses of Socket.IO and Engine.IO beyond their documented interface, and the check that it
 * still works. Engine.IO is a range in Socket.IO's dependencies: an installation without our lock file may bring another.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { duplexPair } from 'node:stream';
import { Server } from 'socket.io';
import { type Clock, systemClock, within } from '../ops/clock.ts';
import type { EngineConnection } from './member-socket.ts';

/** How many packets wait to be written: many when the other end reads slowly or not at all. */
// biome-ignore lint/complexity/useLiteralKeys: Engine.IO declares it private, and tells it in no other way.
export const packetsWaiting = (connection: EngineConnection): number => connection['writeBuffer'].length;

/**
 * Lets the first request be collected, which with its headers is a good part of a connection's memory. Socket.IO's manual
 * recommends it and its types forbid it.
 */
export function forgetRequest(connection: EngineConnection): void {
  (connection as { request: unknown }).request = null;
}

/** The `ws` socket below, which can be ended without the consent of the other side. Long-polling has none. */
export const webSocketOf = ({ transport }: EngineConnection): { terminate(): void } | undefined =>
  (transport as { socket?: { terminate(): void } }).socket;

const HANDSHAKE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`,
  '',
  '',
].join('\r\n');
/** The text `40`, which joins the main namespace, in a frame masked with zeros. */
const CONNECT_FRAME = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]);
/** All of it happens in memory: only what never comes takes as long. */
const HANGS_MS = 60_000;

export interface CheckOptions {
  readonly clock?: Clock;
  readonly attach?: (http: HttpServer) => Server;
}

/** Opens one connection in memory and does with it what the server does. Undefined when all is well. */
export async function problemWithSocketIo(options: CheckOptions = {}): Promise<string | undefined> {
  const { clock = systemClock, attach = (http) => new Server(http, { serveClient: false }) } = options;
  const http = createServer();
  const io = attach(http);
  const [client, server] = duplexPair();
  client.on('error', () => undefined);
  client.resume();
  const found = new Promise<string | null>((resolve) => {
    io.engine.on('connection', (connection: EngineConnection) => {
      examine(connection, io, () => client.write(CONNECT_FRAME)).then(resolve, (error: unknown) =>
        resolve(String(error)),
      );
    });
    http.emit('connection', server);
    client.write(HANDSHAKE);
  });
  const problem = await within(clock, HANGS_MS, found);
  io.engine.close();
  for (const end of [client, server]) end.destroy();
  if (problem === null) return undefined;
  const what = problem ?? 'a connection does not come about, or does not end';
  return `${versions()} differs inside from what Parley relies on: ${what}. Install the versions that package-lock.json names.`;
}

/** Null when everything works. */
async function examine(
  connection: EngineConnection,
  io: Server,
  connect: () => void,
): Promise<string | null> {
  if (typeof connection.request.socket.cork !== 'function') return 'a connection has no stream below it';
  const webSocket = webSocketOf(connection);
  if (typeof webSocket?.terminate !== 'function') return 'a WebSocket cannot be terminated';
  forgetRequest(connection);
  if (connection.request !== null) return 'a connection keeps its request';

  // The connection is still busy with its own first packet, so that these wait.
  const waitingAtFlush = new Promise<number>((resolve) => {
    connection.once('flush', () => resolve(packetsWaiting(connection)));
  });
  for (let packets = 0; packets < 2; packets += 1) connection.write('6');
  if (packetsWaiting(connection) !== 2) return 'packets that wait cannot be counted';
  if ((await waitingAtFlush) !== 2) return 'a connection flushes after it has written';

  const joined = new Promise((resolve) => io.on('connection', ({ conn }) => resolve(conn)));
  connect();
  if ((await joined) !== connection) return 'a socket does not know its connection';

  const closed = new Promise((resolve) => connection.once('close', resolve));
  webSocket.terminate();
  await closed;
  return null;
}

/** Of both packages: the second one is a range in the dependencies of the first. */
function versions(): string {
  const require = createRequire(import.meta.url);
  const { version } = require('socket.io/package.json') as { version: string };
  // Engine.IO does not export its package.json.
  const main = createRequire(require.resolve('socket.io')).resolve('engine.io');
  const engine = JSON.parse(readFileSync(join(dirname(main), '../package.json'), 'utf8')) as {
    version: string;
  };
  return `Socket.IO ${version} with Engine.IO ${engine.version}`;
}
