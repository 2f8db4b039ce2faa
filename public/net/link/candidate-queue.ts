/**
 * Candidates of the other end that came before the description they belong to: they wait for it, because a browser
 * refuses them without it (W3C WebRTC §4.4.2, addIceCandidate). Pure.
 */
import type { LinkCandidate } from './link.ts';

/** More than a device has, of two descriptions at once. */
const MAX_WAITING = 100;

export class CandidateQueue {
  #waiting: readonly LinkCandidate[] = [];

  /** Those of `candidates`, and of the ones that wait, that the applied `description` is for; the others wait. */
  take(candidates: readonly LinkCandidate[], description: { readonly sdp: string } | null): LinkCandidate[] {
    const users = description === null ? null : usersOf(description.sdp);
    const isReady = ({ usernameFragment: user }: LinkCandidate) =>
      users !== null && (!user || users.size === 0 || users.has(user));
    const all = [...this.#waiting, ...candidates];
    this.#waiting = all.filter((candidate) => !isReady(candidate)).slice(-MAX_WAITING);
    return all.filter(isReady);
  }
}

/** Each ICE generation has its own user name (RFC 8839 §5.4): a restart begins another. */
const usersOf = (sdp: string): ReadonlySet<string | undefined> =>
  new Set([...sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)].map(([, user]) => user));
