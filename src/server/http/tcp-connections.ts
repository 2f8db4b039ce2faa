/**
 * Owns how many TCP connections one IP address may hold, whatever it does with them or fails to do. Behind proxies that
 * we trust they are all the proxy's, and who is behind it is its business.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createCountByNetwork } from '../ops/count-by-network.ts';
import { type NetworkLimits, TCP_CONNECTIONS_PER_SOCKET } from '../ops/limits.ts';
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
    // Gone before we looked.
    if (address === undefined) return;
    const network = networkOf(address);
    if (open.of(network) >= most) return void socket.destroy();
    socket.once('close', open.add(network));
  });
}
