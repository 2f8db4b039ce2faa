/**
 * Limits how many TCP connections one network may hold, whatever it does with them. Behind a trusted proxy all of them are
 * the proxy's, so that the limit is left to the proxy.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type NetworkLimits, TCP_CONNECTIONS_PER_SOCKET } from '../ops/limits.ts';
import { createCountByNetwork } from '../ops/network-counters.ts';
import { networkOf, readIpAddress } from './ip-address.ts';

interface TcpSettings {
  readonly trustedHops: number;
  readonly networkLimits: Pick<NetworkLimits, 'sockets'>;
}

export function boundTcpConnections(http: Server, { trustedHops, networkLimits }: TcpSettings): void {
  if (trustedHops > 0) return;
  const most = networkLimits.sockets * TCP_CONNECTIONS_PER_SOCKET;
  const open = createCountByNetwork();

  http.on('connection', (socket: Socket) => {
    const address = readIpAddress(socket.remoteAddress ?? '');
    // The connection is already gone.
    if (address === undefined) return;
    const network = networkOf(address);
    if (open.of(network) >= most) return void socket.destroy();
    socket.once('close', open.add(network));
  });
}
