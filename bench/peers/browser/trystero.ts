/** Trystero over one Nostr relay, which is its default strategy. One member a page: it has one identity in each. */
import { joinRoom } from 'trystero';
import { present } from './stage.ts';

present((roomId) => ({ server, changed }) => {
  const relayConfig = { urls: [server] };
  const room = joinRoom({ appId: 'bench', relayConfig, rtcConfig: { iceServers: [] } }, roomId);
  room.onPeerJoin = changed;
  return {
    get links() {
      return Object.keys(room.getPeers()).length;
    },
    leave: () => void room.leave(),
  };
});
