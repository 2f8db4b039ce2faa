/** Owns what one member is told of the STUN and TURN servers: the written ones, and credentials made for that member. */
import type { IceGrant, IceServer } from '../../protocol.ts';
import { mintTurnCredentials, type TurnSettings } from './turn-credentials.ts';

/** What a member gets now; each time with credentials that are fresh. */
export type GrantIce = () => IceGrant;

/** `turnName` stays the same for one connection, is random and names nobody: TURN servers count quotas by it. */
export type IceSource = (turnName: string) => IceGrant;

interface IceSettings {
  /** The same for everybody. */
  readonly iceServers: readonly IceServer[];
  readonly turn: TurnSettings | undefined;
}

export function createIceSource({ iceServers, turn }: IceSettings, now: () => number = Date.now): IceSource {
  return (turnName) => {
    if (turn === undefined) return { iceServers: [...iceServers], iceExpiresInMs: null };
    const minted = { urls: [...turn.urls], ...mintTurnCredentials(turn, turnName, now()) };
    return { iceServers: [...iceServers, minted], iceExpiresInMs: turn.ttlMs };
  };
}
