/** What the library needs of Node.js. */
import { ParleyError } from '../../public/library/parley-error.ts';
import type { Platform } from '../../public/library/platform.ts';
import { loadWebRtc } from './webrtc/load-webrtc.ts';

const MISSING =
  'Node.js has no WebRTC of its own, and the package for it is not here. Install it with: npm install node-datachannel';

export const nodePlatform: Platform = {
  async connections() {
    const connections = await loadWebRtc();
    if (connections === null) throw new ParleyError('webrtc-missing', MISSING);
    return connections;
  },
};
