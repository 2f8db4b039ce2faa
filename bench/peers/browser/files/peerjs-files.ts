/** PeerJS as documented: `connection.send(file)`, and the other end is given all of it at once. */
import { present } from '../stage.ts';
import { linkWithPeerJs } from './peerjs-links.ts';

present((roomId) => async (invitation) => {
  const links = await linkWithPeerJs(roomId, invitation, (data) => {
    if (typeof data === 'string') invitation.heard(data);
    else invitation.took((data as ArrayBuffer).byteLength);
  });
  return {
    get links() {
      return links.open.length;
    },
    say(text) {
      for (const connection of links.open) void connection.send(text);
    },
    give({ file }, from, to) {
      for (const connection of links.open) void connection.send(file.slice(from, to));
    },
    leave: () => links.close(),
  };
});
