/** Which page loads of members are over, so that a card of one, shown again, neither brings anybody back nor sends them away. */
import type { MemberId } from '../crypto/signer.ts';

export class Sessions {
  readonly #past = new Set<string>();

  isPast(id: MemberId, instance: string): boolean {
    return this.#past.has(`${id} ${instance}`);
  }

  /** Another one was seen since, or this one said goodbye. */
  ended(id: MemberId, instance: string | null): void {
    if (instance !== null) this.#past.add(`${id} ${instance}`);
  }

  /** Its member signed something for a connection that is open now. */
  proved(id: MemberId, instance: string): void {
    this.#past.delete(`${id} ${instance}`);
  }
}
