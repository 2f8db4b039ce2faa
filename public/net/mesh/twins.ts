/**
 * Two devices with one key: a profile that was copied. Whoever came first says so, signed with the key that both have;
 * the one who came later then has to become somebody else. Nobody else can say it, and no earlier session of my own: it
 * is over. Goes through the server, which told the one of the other. Rarely needed, so it is loaded then.
 */
import type { Address } from '../../../src/protocol.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Seal } from '../crypto/seal.ts';
import type { Signer, Verify } from '../crypto/signer.ts';

/** A page that thaws hears first that another tab of this device has the room. */
const THAW_MS = 250;

/** Hands the code for it over; not at all where it cannot be loaded. */
export type LoadTwins = (use: (part: { readonly Twins: typeof Twins }) => void) => void;

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
  #stopWaiting: Cancel = () => undefined;

  constructor(options: TwinsOptions) {
    this.#options = options;
  }

  /** They came after me. */
  followed(address: Address, sessionId: string): void {
    const { signer, seal, send, doubled } = this.#options;
    this.#stopWaiting = this.#options.clock.after(THAW_MS, () => {
      const signature = signer.sign(this.#claim(this.#options.sessionId, sessionId));
      if (send(address, seal.close({ signature }, CONTEXT))) doubled(false);
    });
  }

  /** A signal from the session. True when it says that it was here first. */
  receive(sessionId: string, sealed: string): void {
    const { signer, verify, seal, doubled } = this.#options;
    const { signature } = (seal.open(sealed, CONTEXT) ?? {}) as { readonly signature?: unknown };
    if (typeof signature !== 'string') return;
    if (!verify(signer.id, this.#claim(sessionId, this.#options.sessionId), signature)) return;
    doubled(true);
  }

  /** Idempotent. */
  close(): void {
    this.#stopWaiting();
  }

  #claim(elder: string, younger: string): string {
    return JSON.stringify(['parley twin 1', this.#options.seal.signingContext, elder, younger]);
  }
}

const CONTEXT = JSON.stringify(['twin']);
