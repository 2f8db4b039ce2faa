/** simple-peer as its README has it, over a Socket.IO server as tutorials write it. */
import SimplePeer from 'simple-peer';
import { io } from 'socket.io-client';
import { present } from './stage.ts';

present((roomId) => async ({ server, changed }) => {
  const socket = io(server, { transports: ['websocket'], forceNew: true });
  const peers = new Map<string, SimplePeer.Instance>();
  let open = 0;

  function link(to: string, initiator: boolean): SimplePeer.Instance {
    const peer = new SimplePeer({ initiator, config: { iceServers: [] } });
    peers.set(to, peer);
    peer.on('signal', (signal) => socket.emit('signal', { to, signal }));
    peer.on('connect', () => {
      open += 1;
      changed();
    });
    peer.on('error', () => peer.destroy());
    return peer;
  }

  socket.on('signal', ({ from, signal }: { from: string; signal: SimplePeer.SignalData }) => {
    (peers.get(from) ?? link(from, false)).signal(signal);
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const members = (await socket.emitWithAck('join', roomId)) as string[];
  for (const member of members) link(member, true);
  return {
    get links() {
      return open;
    },
    leave() {
      for (const peer of peers.values()) peer.destroy();
      socket.disconnect();
    },
  };
});
