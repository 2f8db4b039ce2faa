/**
 * Which sessions are over: a card of one that is replayed must neither bring a member back nor end the present session.
 */
import type { MemberId } from '../crypto/signer.ts';

export class Sessions {
  readonly #past = new Set<string>();
  readonly #latest = new Map<MemberId, string>();

  isPast(id: MemberId, sessionId: string): boolean {
    return this.#past.has(`${id} ${sessionId}`);
  }

  /** Something of the session was seen. Answers whether it was another one before. */
  saw(id: MemberId, sessionId: string): boolean {
    const before = this.#latest.get(id);
    this.#latest.set(id, sessionId);
    return before !== undefined && before !== sessionId;
  }

  /** Another one was seen since, or this one said goodbye. */
  ended(id: MemberId, sessionId: string | null): void {
    if (sessionId !== null) this.#past.add(`${id} ${sessionId}`);
  }

  /** Its member signed something for a connection that is open now. */
  proved(id: MemberId, sessionId: string): void {
    this.#past.delete(`${id} ${sessionId}`);
  }
}
