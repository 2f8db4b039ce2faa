/**
 * Time-limited TURN credentials, made from a secret that only the TURN server and we know
 * (draft-uberti-behave-turn-rest-00; coturn's `use-auth-secret`).
 */
import { createHmac } from 'node:crypto';

/** The TURN servers we can make credentials for. */
export interface TurnSettings {
  readonly urls: readonly string[];
  readonly secret: string;
  readonly ttlMs: number;
}

export interface TurnCredentials {
  readonly username: string;
  readonly credential: string;
}

/** `name` is all that the TURN server learns of the member, and it counts quotas by it. `nowMs` is Unix time. */
export function mintTurnCredentials(
  { secret, ttlMs }: Pick<TurnSettings, 'secret' | 'ttlMs'>,
  name: string,
  nowMs: number,
): TurnCredentials {
  const username = `${Math.floor((nowMs + ttlMs) / 1_000)}:${name}`;
  // TURN servers understand nothing but SHA-1 here. As a MAC it is still safe.
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { username, credential };
}
