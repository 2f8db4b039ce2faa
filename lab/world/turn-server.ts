/** coturn in the open: answers STUN, and relays for whoever has credentials that are not yet expired. */
import { createHmac } from 'node:crypto';
import type { Settings } from '../../e2e/support/chat-server.ts';
import { TURN_SECRET, TurnServer } from '../../e2e/support/turn-server.ts';
import { OTHER_ADDRESS, TURN_ADDRESS } from './world.ts';

const PORT = 3478;

export const STUN_URL = `stun:${TURN_ADDRESS}:${PORT}`;
export const TURN_URLS = ['udp', 'tcp'].map((way) => `turn:${TURN_ADDRESS}:${PORT}?transport=${way}`);
/** For a Parley server that makes the credentials itself. */
export const TURN_SETTINGS: Settings = { TURN_URLS: TURN_URLS.join(','), TURN_SECRET };

export const startTurnServer = (): Promise<TurnServer> =>
  TurnServer.start({
    addresses: [TURN_ADDRESS, OTHER_ADDRESS],
    port: PORT,
    more: ['--fingerprint', '--denied-peer-ip=10.0.0.0-10.255.255.255'],
  });

/** As coturn's `use-auth-secret` takes them: good until the time in the username, which may be past. */
export function mintCredentials(secondsFromNow: number): { username: string; credential: string } {
  const username = `${Math.floor(Date.now() / 1_000) + secondsFromNow}:lab`;
  return { username, credential: createHmac('sha1', TURN_SECRET).update(username).digest('base64') };
}
