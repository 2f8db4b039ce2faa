import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { setImmediate as turnOver } from 'node:timers/promises';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it } from 'vitest';
import { type Transport, type Visitor, visit } from '../testing/visitor.ts';
import type { MemberServer, MemberSocket } from './member-socket.ts';
import { terminate } from './terminate.ts';
import { createWritingTogether } from './write-together.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Connected {
  /** The two ends. */
  readonly socket: MemberSocket;
  readonly visitor: Visitor;
  readonly tcp: TcpSocket;
  /** How often the stream was handed to the system to be written. */
  writes(): number;
}

async function start(): Promise<(transport?: Transport) => Promise<Connected>> {
  const http = createServer();
  const io: MemberServer = new Server(http, { serveClient: false });
  const writeTogether = createWritingTogether();
  io.engine.on('connection', writeTogether);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  closers.push(() => io.close());
  const { port } = http.address() as AddressInfo;

  return async (transport = 'websocket') => {
    const connected = once(io, 'connection') as Promise<[MemberSocket]>;
    const visitor = await visit(`http://127.0.0.1:${port}`, transport);
    closers.push(() => visitor.socket.close());
    const [socket] = await connected;
    const tcp = socket.request.socket as TcpSocket;
    // What belongs to the beginning of the connection is not to be counted.
    socket.emit('published', 'ready');
    await visitor.hears();
    return { socket, visitor, tcp, writes: countWrites(tcp) };
  };
}

/** By the two methods with which a stream in Node.js is written. */
function countWrites(tcp: TcpSocket): () => number {
  let writes = 0;
  const { _write: one, _writev: several } = tcp;
  tcp._write = (...args) => {
    writes += 1;
    one.apply(tcp, args);
  };
  tcp._writev = (...args) => {
    writes += 1;
    several?.apply(tcp, args);
  };
  return () => writes;
}

const BURST = Array.from({ length: 20 }, (_, number) => `url-${number}`);
const burst = ({ socket }: Connected, urls: readonly string[] = BURST): void => {
  for (const url of urls) socket.emit('published', url);
};
const heard = async ({ visitor }: Connected): Promise<unknown[]> => {
  const urls: unknown[] = [];
  for (let count = 0; count < BURST.length; count += 1) urls.push((await visitor.hears())[1]);
  return urls;
};
const gone = ({ visitor }: Connected) => once(visitor.socket as never, 'disconnect');

describe('what one turn of the event loop writes', () => {
  it('goes out in one system call, for each connection by itself and in order', async () => {
    const connect = await start();
    const [ada, bob] = [await connect(), await connect()];
    for (const url of BURST) for (const member of [ada, bob]) burst(member, [url]);
    expect([ada.writes(), bob.writes()]).toEqual([0, 0]);
    for (const member of [ada, bob]) {
      expect(await heard(member)).toEqual(BURST);
      expect(member.writes()).toBeLessThanOrEqual(2);
    }
    const before = ada.writes();
    burst(ada);
    expect(await heard(ada)).toEqual(BURST);
    expect(ada.writes()).toBeLessThanOrEqual(before + 2);
  });

  it('is left to long-polling, which gathers by itself', async () => {
    const member = await (await start())('polling');
    burst(member);
    expect(member.tcp.writableCorked).toBe(0);
    expect(await heard(member)).toEqual(BURST);
  });
});

describe('a connection that closes while writes are held', () => {
  it('sends them first when it closes in good order', async () => {
    const member = await (await start())();
    const disconnected = gone(member);
    burst(member);
    member.socket.conn.close();
    expect(member.writes()).toBe(0);
    expect(await heard(member)).toEqual(BURST);
    await disconnected;
    expect(member.tcp.writableCorked).toBe(0);
  });

  it.each<[string, (member: Connected) => void]>([
    ['it is cut', ({ socket }) => terminate(socket.conn)],
    ['the network fails', ({ tcp }) => tcp.destroy(new Error('ECONNRESET'))],
  ])('drops them when %s, and nothing is left of it', async (_what, end) => {
    const connect = await start();
    const [member, other] = [await connect(), await connect()];
    let late: unknown;
    member.visitor.socket.onAny((...event) => {
      late = event;
    });
    const disconnected = gone(member);
    burst(member);
    burst(other);
    end(member);
    await disconnected;
    await turnOver();

    expect(late).toBeUndefined();
    expect(member.writes()).toBe(0);
    expect([member.tcp.writableCorked, member.tcp.writableLength]).toEqual([0, 0]);
    // Whoever shares the turn with it gets theirs.
    expect(await heard(other)).toEqual(BURST);
    member.socket.emit('published', 'nobody hears this');
    expect(member.tcp.writableCorked).toBe(0);
  });

  it('may be told of more in the same turn', async () => {
    const member = await (await start())();
    const disconnected = gone(member);
    burst(member);
    terminate(member.socket.conn);
    burst(member);
    await disconnected;
    await turnOver();
    expect([member.writes(), member.tcp.writableCorked]).toEqual([0, 0]);
  });
});
