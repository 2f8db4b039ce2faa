/**
 * Owns where a tunnel ends on this machine: a port that hands each connection to the server with the first byte that
 * comes, and no sooner. A tunnel keeps connections in stock, and servers cut off who connects and says nothing.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface TunnelEndpoint {
  readonly port: number;
  /** Connections there are now, those in stock among them. */
  connections(): number;
  /** Bytes that ever came out of the tunnel: as long as they grow it leads somewhere. */
  received(): number;
  /** Ends every connection; others may come. */
  clear(): void;
  /** Idempotent. */
  close(): void;
}

/** Only programs of this machine get in. Rejects where there is no free port. */
export async function openTunnelEndpoint(enter: (socket: Socket) => void): Promise<TunnelEndpoint> {
  const sockets = new Set<Socket>();
  let receivedBefore = 0;

  // Half open, as an HTTP server has it: who has asked may close their side and still be answered.
  const roomVerifier = createServer({ allowHalfOpen: true }, (socket) => {
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
      // Put back for the server, which begins to read once it has the connection.
      socket.pause();
      socket.unshift(first);
      enter(socket);
      process.nextTick(() => socket.resume());
    });
  });
  roomVerifier.listen(0, '127.0.0.1');
  await once(roomVerifier, 'listening');

  const clear = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (roomVerifier.address() as AddressInfo).port,
    connections: () => sockets.size,
    received: () => [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, receivedBefore),
    clear,
    close() {
      roomVerifier.close();
      clear();
    },
  };
}
