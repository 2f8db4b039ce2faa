/**
 * Collects what one turn of the event loop writes to a connection, and sends it in one system call. Relaying a signal
 * costs the server less than the call that writes it, and signals come in bursts: all candidates of a member at once, the
 * answers of a whole room to a newcomer.
 */
import type { Socket as TcpSocket } from 'node:net';
import type { EngineConnection } from './member-socket.ts';

/** Returns what has to be called with every new connection. */
export function createWritingTogether(): (connection: EngineConnection) => void {
  let corked: TcpSocket[] = [];

  function uncork(): void {
    const ready = corked;
    corked = [];
    for (const tcp of ready) tcp.uncork();
  }

  return (connection) => {
    // Long-polling collects what it has for the next request by itself.
    if (connection.transport.name !== 'websocket') return;
    const tcp = connection.request.socket;
    connection.on('flush', () => {
      if (tcp.writableCorked > 0) return;
      if (corked.length === 0) setImmediate(uncork);
      tcp.cork();
      corked.push(tcp);
    });
  };
}
