/**
 * Two devices with one key: a profile that was copied. Whoever came first says so, signed with the key that both have;
 * the one who came later then has to become somebody else. Nobody else can say it, and no earlier session of my own: it
 * is over. Goes through the server, which told the one of the other.
 */
import type { Address } from '../../../src/protocol.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Seal } from '../crypto/seal.ts';
import type { Signer, Verify } from '../crypto/signer.ts';

/**
 * Nobody is offered a connection before this, so that the links of whoever came first are not replaced. It passes only
 * where the server has not noticed yet that an earlier session of mine is over.
 */
const ANSWER_MS = 2_000;
/** A page that thaws hears first that another tab of this device has the room. */
const THAW_MS = 250;

export interface TwinsOptions {
  readonly signer: Signer;
  readonly verify: Verify;
  readonly seal: Seal;
  /** Of this session. */
  readonly sessionId: string;
  readonly clock: Clock;
  send(to: Address, sealed: string): boolean;
  /** Somebody else has my key; `isYounger`: they were here before me. */
  doubled(isYounger: boolean): void;
}

export class Twins {
  readonly #options: TwinsOptions;
  #waits: readonly Cancel[] = [];

  constructor(options: TwinsOptions) {
    this.#options = options;
  }

  /** They came after me. */
  followed(address: Address, sessionId: string): void {
    const { signer, seal, send, doubled } = this.#options;
    this.#after(THAW_MS, () => {
      const signature = signer.sign(this.#claim(this.#options.sessionId, sessionId));
      if (send(address, seal.close({ signature }, CONTEXT))) doubled(false);
    });
  }

  /** They were listed before me, or are an earlier session of mine: calls back when nobody has said so in time. */
  preceded(andSilent: () => void): void {
    this.#after(ANSWER_MS, andSilent);
  }

  /** A signal from the session. True when it says that it was here first. */
  receive(sessionId: string, sealed: string): void {
    const { signer, verify, seal, doubled } = this.#options;
    const { signature } = (seal.open(sealed, CONTEXT) ?? {}) as { readonly signature?: unknown };
    if (typeof signature !== 'string') return;
    if (!verify(signer.id, this.#claim(sessionId, this.#options.sessionId), signature)) return;
    this.close();
    doubled(true);
  }

  /** Idempotent. */
  close(): void {
    for (const cancel of this.#waits) cancel();
    this.#waits = [];
  }

  #after(ms: number, action: () => void): void {
    this.#waits = [...this.#waits, this.#options.clock.after(ms, action)];
  }

  #claim(elder: string, younger: string): string {
    return JSON.stringify(['parley twin 1', this.#options.seal.signingContext, elder, younger]);
  }
}

const CONTEXT = JSON.stringify(['twin']);
