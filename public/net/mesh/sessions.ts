/** Which sessions of members are over, so that a card of one, shown again, neither brings anybody back nor sends them away. */
import type { MemberId } from '../crypto/signer.ts';

export class Sessions {
  readonly #past = new Set<string>();

  isPast(id: MemberId, sessionId: string): boolean {
    return this.#past.has(`${id} ${sessionId}`);
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
