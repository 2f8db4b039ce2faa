/** ICE servers as the server grants them, in the shape that browsers take. Pure. */
import type { IceServer } from '../../src/protocol.ts';

export const rtcIceServers = (servers: readonly IceServer[]): RTCIceServer[] =>
  servers.map(({ urls, username, credential }) => ({
    urls: typeof urls === 'string' ? urls : [...urls],
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }));
