/**
 * Lets what comes in through one after the other. Whatever bears signatures holds up what comes behind it while they are
 * verified ahead; all else goes through at once. How much may come is for others to bound.
 */
import type { Claim, Verify, VerifyAhead } from './signer.ts';

export interface VerificationQueueOptions {
  readonly verify: Verify;
  readonly verifyAhead?: VerifyAhead | undefined;
}

export class VerificationQueue {
  readonly #options: VerificationQueueOptions;
  /** What came behind something that is being verified; null while nothing is. */
  #behind: (() => void)[] | null = null;
  #isClosed = false;

  constructor(options: VerificationQueueOptions) {
    this.#options = options;
  }

  /** `verify` reaches its verdict on `claims` at once. */
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
      // One of these may be held up again, and then holds up the others.
      for (const next of behind) next();
    });
  }

  /** Nothing goes through any more. Idempotent. */
  close(): void {
    this.#isClosed = true;
  }
}
