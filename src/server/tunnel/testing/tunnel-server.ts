/**
 * A localtunnel service on this machine, for the client that its makers publish. Like the public service it lends tunnels: a
 * pool of connections, each of which serves one request at a time or one WebSocket. A visitor who finds none free waits.
 */
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface TunnelServerOptions {
  readonly port?: number;
  /** Connections of one tunnel. */
  readonly connections?: number;
  /** The password that visitors would be asked for. Without one the service has no page that tells it. */
  readonly password?: string;
  /** Whether the ports of its tunnels are closed, as behind a firewall. */
  readonly isWalled?: boolean;
}

export interface TunnelServer {
  readonly url: string;
  /** The public address of the tunnel that was lent last. */
  publicUrl(): string;
  /** Names that clients asked for, `?new` among them. */
  readonly asked: readonly string[];
  /** How many tunnels it lent. */
  lent(): number;
  /** Ends all tunnels with all their connections. */
  cut(): void;
  /** The next client that asks for a name gets another one, as if somebody else had it. */
  refuseNextName(): void;
  /** Connections of the last tunnel that nobody uses. */
  free(): number;
  /** Nothing comes through the last tunnel any more, though all its connections stay, as when a network goes away. */
  freeze(): void;
  close(): Promise<void>;
}

export async function startTunnelServer(options: TunnelServerOptions = {}): Promise<TunnelServer> {
  const { connections = 10, password, isWalled = false } = options;
  const tunnels = new Map<string, Tunnel>();
  // A name keeps its public address, as at the real service, where the name is part of the address.
  const ports = new Map<string, number>();
  const asked: string[] = [];
  let last: Tunnel | undefined;
  let lent = 0;
  let isNextNameRefused = false;

  const lend = async (wish: string): Promise<Tunnel> => {
    const isFree = /^[a-z0-9-]{4,63}$/.test(wish) && !tunnels.has(wish) && !isNextNameRefused;
    isNextNameRefused = false;
    const name = isFree ? wish : `lent-${Math.random().toString(36).slice(2, 10)}`;
    const tunnel = await openTunnel(name, connections, ports.get(name) ?? 0, () => tunnels.delete(name));
    tunnels.set(name, tunnel);
    ports.set(name, tunnel.publicPort);
    return tunnel;
  };

  const service = http.createServer((request, response) => {
    if (request.method === 'HEAD') return void response.end();
    const [, wish] = /^\/(\?new|[a-z0-9-]{4,63})$/.exec(request.url ?? '') ?? [];
    if (wish === 'mytunnelpassword' && password) return void response.end(`${password}\n`);
    if (wish === 'mytunnelpassword' || wish === undefined) return void response.writeHead(404).end('404');
    asked.push(wish);
    void lend(wish).then((tunnel) => {
      last = tunnel;
      lent += 1;
      if (isWalled) tunnel.wallOff();
      const { name: id, clientPort: port, url } = tunnel;
      const body = JSON.stringify({ id, port, max_conn_count: connections, url });
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
    });
  });
  service.listen(options.port ?? 0, '127.0.0.1');
  await once(service, 'listening');

  const cut = (): void => {
    for (const tunnel of tunnels.values()) tunnel.close();
    tunnels.clear();
  };
  return {
    url: `http://127.0.0.1:${portOf(service)}`,
    publicUrl: () => last?.url ?? '',
    asked,
    lent: () => lent,
    cut,
    refuseNextName() {
      isNextNameRefused = true;
    },
    free: () => last?.free() ?? 0,
    freeze: () => last?.freeze(),
    async close() {
      cut();
      service.closeAllConnections();
      service.close();
      await once(service, 'close');
    },
  };
}

interface Tunnel {
  readonly name: string;
  /** Where the client brings its connections. */
  readonly clientPort: number;
  readonly publicPort: number;
  readonly url: string;
  free(): number;
  wallOff(): void;
  freeze(): void;
  close(): void;
}

/** How long a tunnel without any connection is kept for its client, from the start on. */
const GRACE_MS = 1_000;

async function openTunnel(name: string, most: number, port: number, gone: () => void): Promise<Tunnel> {
  const free: Socket[] = [];
  const waiting: ((socket: Socket) => void)[] = [];
  const sockets = new Set<Duplex>();
  let brought = 0;
  let isFrozen = false;
  let grace: NodeJS.Timeout | undefined;

  const take = (use: (socket: Socket) => void): void => {
    const socket = free.shift();
    if (socket) use(socket);
    else waiting.push(use);
  };
  const keep = (socket: Duplex): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };

  const pool = net.createServer((socket) => {
    if (brought >= most) return void socket.destroy();
    clearTimeout(grace);
    brought += 1;
    keep(socket);
    socket.once('close', () => {
      brought -= 1;
      if (free.includes(socket)) free.splice(free.indexOf(socket), 1);
      if (brought === 0 && !isClosed) grace = setTimeout(close, GRACE_MS);
    });
    const use = waiting.shift();
    if (use) use(socket);
    else free.push(socket);
  });

  // As at the public service, one connection that was used is kept for the next request.
  const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 1 });
  Object.assign(agent, {
    createConnection: (_options: unknown, made: (error: null, socket: Socket) => void) =>
      take((socket) => made(null, socket)),
  });

  const front = http.createServer((request, response) => {
    if (isFrozen) return void response.writeHead(504).end();
    const { method, url: path, headers } = request;
    const onward = http.request({ agent, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  front.on('connection', keep);
  front.on('upgrade', (request: IncomingMessage, visitor: Duplex) => {
    take((socket) => {
      if (visitor.destroyed) return void socket.destroy();
      socket.write(headOf(request));
      socket.pipe(visitor).pipe(socket);
      visitor.once('close', () => socket.destroy());
      socket.once('close', () => visitor.destroy());
    });
  });

  const closePool = (): void => {
    pool.close();
    for (const socket of sockets) socket.destroy();
  };
  let isClosed = false;
  const close = (): void => {
    clearTimeout(grace);
    if (isClosed) return;
    isClosed = true;
    closePool();
    front.close();
    front.closeAllConnections();
    gone();
  };

  pool.listen(0, '127.0.0.1');
  front.listen(port, '127.0.0.1');
  await Promise.all([once(pool, 'listening'), once(front, 'listening')]);
  if (brought === 0) grace = setTimeout(close, GRACE_MS);
  return {
    name,
    clientPort: portOf(pool),
    publicPort: portOf(front),
    url: `http://127.0.0.1:${portOf(front)}`,
    free: () => free.length,
    wallOff: () => pool.close(),
    freeze() {
      isFrozen = true;
    },
    close,
  };
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return [...lines, '', ''].join('\r\n');
}

const portOf = (server: net.Server): number => (server.address() as AddressInfo).port;
