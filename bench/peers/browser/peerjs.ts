/** PeerJS and its server. They know no rooms: members are told beforehand what the others will be called. */
import { type DataConnection, Peer } from 'peerjs';
import { present } from './stage.ts';

present((roomId) => async ({ server, place, changed }) => {
  const { hostname, port } = new URL(server);
  const peer = new Peer(`${roomId}-${place}`, {
    host: hostname,
    port: Number(port),
    path: '/',
    debug: 0,
    config: { iceServers: [] },
  });
  let open = 0;
  const watch = (connection: DataConnection) =>
    connection.on('open', () => {
      open += 1;
      changed();
    });
  peer.on('connection', watch);
  await new Promise<void>((resolve) => peer.once('open', () => resolve()));
  for (let other = 0; other < place; other += 1) watch(peer.connect(`${roomId}-${other}`));
  return {
    get links() {
      return open;
    },
    leave: () => peer.destroy(),
  };
});
