/** Which STUN and TURN servers a Parley server is given: the one place that knows how it is told. */
import type { Settings } from '../../e2e/support/chat-server.ts';
import { mintCredentials, STUN_URL, TURN_SETTINGS, TURN_URLS } from './turn-server.ts';

export const ICE_SETTINGS = ['no servers', 'STUN', 'STUN and TURN', 'STUN and expired TURN'] as const;
export type IceSetting = (typeof ICE_SETTINGS)[number];

const hourSeconds = 3_600;

/** Environment variables for the server. */
export function settingsFor(setting: IceSetting): Settings {
  switch (setting) {
    case 'no servers':
      return { STUN_URLS: '' };
    case 'STUN':
      return { STUN_URLS: STUN_URL };
    case 'STUN and TURN':
      return { STUN_URLS: STUN_URL, ...TURN_SETTINGS };
    case 'STUN and expired TURN':
      return { ICE_SERVERS: JSON.stringify([{ urls: STUN_URL }, expiredTurn()]) };
  }
}

/** As an operator has it who once wrote down credentials that were made for an hour. */
const expiredTurn = () => ({ urls: TURN_URLS, ...mintCredentials(-hourSeconds) });
