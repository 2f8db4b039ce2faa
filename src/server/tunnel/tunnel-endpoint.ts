/**
 * The end of a tunnel on this machine: a port that hands each connection to the server when its first byte comes, and no
 * sooner. A tunnel keeps unused connections open, and servers cut off connections that say nothing.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface TunnelEndpoint {
  readonly port: number;
  /** How many connections are open, unused ones among them. */
  connections(): number;
  /** How many bytes ever came out of the tunnel. As long as they grow, it leads somewhere. */
  received(): number;
  /** Ends all connections; others may come. */
  clear(): void;
  /** Idempotent. */
  close(): void;
}

/** Only programs on this machine can connect. Rejects if there is no free port. */
export async function openTunnelEndpoint(enter: (socket: Socket) => void): Promise<TunnelEndpoint> {
  const sockets = new Set<Socket>();
  let receivedBefore = 0;

  // Half open, as in an HTTP server: a client may close its side after the request and still get the answer.
  const listener = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      sockets.delete(socket);
      receivedBefore += socket.bytesRead;
    });
    const leave = () => socket.destroy();
    socket.once('end', leave);
    socket.once('data', (first) => {
      socket.off('end', leave);
      // The byte is put back for the server, which begins to read once it has the connection.
      socket.pause();
      socket.unshift(first);
      enter(socket);
      process.nextTick(() => socket.resume());
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const clear = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (listener.address() as AddressInfo).port,
    connections: () => sockets.size,
    received: () => [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, receivedBefore),
    clear,
    close() {
      listener.close();
      clear();
    },
  };
}
