/** The PeerJS server, as its own command line starts it. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PeerServer } from 'peer';

PeerServer({ port: Number(process.env.PORT ?? 0), host: '127.0.0.1', path: '/' }, (server) => {
  console.log(`http://127.0.0.1:${((server as Server).address() as AddressInfo).port}/`);
});
