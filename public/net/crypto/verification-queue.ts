/**
 * Keeps incoming items in order while signatures are verified in advance. An item with signatures delays the items
 * behind it until they are verified; without any it passes immediately. Others bound how much may come in.
 */
import type { Claim, Verify, VerifyAhead } from './signer.ts';

export interface VerificationQueueOptions {
  readonly verify: Verify;
  readonly verifyAhead?: VerifyAhead | undefined;
}

export class VerificationQueue {
  readonly #options: VerificationQueueOptions;
  /** Items that wait for one that is being verified; null while none is. */
  #behind: (() => void)[] | null = null;
  #isClosed = false;

  constructor(options: VerificationQueueOptions) {
    this.#options = options;
  }

  /** Calls `action` in its turn; its `verify` gives the verdict on `claims` immediately. */
  pass(claims: readonly Claim[], action: (verify: Verify) => void): void {
    if (this.#isClosed) return;
    if (this.#behind) return void this.#behind.push(() => this.pass(claims, action));
    const { verify, verifyAhead } = this.#options;
    if (!verifyAhead || claims.length === 0) return action(verify);
    this.#behind = [];
    verifyAhead(claims, (known) => {
      const behind = this.#behind ?? [];
      this.#behind = null;
      if (!this.#isClosed) action(known);
      // One of these may have to wait again, and then the others wait behind it.
      for (const next of behind) next();
    });
  }

  /** Nothing passes any more. Idempotent. */
  close(): void {
    this.#isClosed = true;
  }
}
