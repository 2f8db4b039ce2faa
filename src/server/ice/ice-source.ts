/** What one member is told of the STUN and TURN servers: the configured ones, and credentials made for that member. */
import type { IceGrant, IceServer } from '../../protocol.ts';
import { mintTurnCredentials, type TurnSettings } from './turn-credentials.ts';

/** What a member gets now, each time with fresh credentials. */
export type GrantIce = () => IceGrant;

/** `turnName` is random, names nobody and stays the same for one connection: TURN servers count quotas by it. */
export type IceSource = (turnName: string) => IceGrant;

export interface IceSettings {
  /** The same for everybody. */
  readonly iceServers: readonly IceServer[];
  /** For credentials of each member's own. */
  readonly turn: TurnSettings | undefined;
}

export function createIceSource({ iceServers, turn }: IceSettings, now: () => number = Date.now): IceSource {
  return (turnName) => {
    if (turn === undefined) return { iceServers: [...iceServers], iceExpiresInMs: null };
    const minted = { urls: [...turn.urls], ...mintTurnCredentials(turn, turnName, now()) };
    return { iceServers: [...iceServers, minted], iceExpiresInMs: turn.ttlMs };
  };
}
