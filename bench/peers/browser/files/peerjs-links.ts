/** PeerJS's connections to all who came before. It knows no rooms: members are told beforehand what others are called. */
import { type DataConnection, Peer } from 'peerjs';
import type { Invitation } from '../stage.ts';

export interface PeerJsLinks {
  readonly open: readonly DataConnection[];
  close(): void;
}

export async function linkWithPeerJs(
  roomId: string,
  { server, place, changed }: Pick<Invitation, 'server' | 'place' | 'changed'>,
  heard: (data: unknown, connection: DataConnection) => void,
): Promise<PeerJsLinks> {
  const { hostname, port } = new URL(server);
  const config = { iceServers: [] };
  const peer = new Peer(`${roomId}-${place}`, {
    host: hostname,
    port: Number(port),
    path: '/',
    debug: 0,
    config,
  });
  const open: DataConnection[] = [];
  const watch = (connection: DataConnection) => {
    connection.on('data', (data) => heard(data, connection));
    connection.on('open', () => {
      open.push(connection);
      changed();
    });
  };
  peer.on('connection', watch);
  await new Promise<void>((resolve) => peer.once('open', () => resolve()));
  // As its documentation has it for large files.
  for (let other = 0; other < place; other += 1)
    watch(peer.connect(`${roomId}-${other}`, { reliable: true }));
  return { open, close: () => peer.destroy() };
}
