/**
 * The last resort: a link that goes through the server, sealed for the two ends. To an attempt it is a link like any other: the
 * ends tell each other a public key instead of a description, and the hello proves who they are. Every packet has its number
 * in its seal: a server that swaps, repeats or leaves out packets only makes the link fall silent.
 */
import type { Cancel, Clock } from '../clock.ts';
import type { RandomBytes } from '../crypto/cipher.ts';
import type { Fingerprints, Link, LinkOptions, LinkSignal, LinkState } from '../link/link.ts';
import type { Findings } from '../link/unreachable.ts';
import type { Pace } from './pace.ts';
import { FrameAssembler, MAX_FRAME_BYTES, piecesOf } from './packets.ts';
import { type DirectedCiphers, makeKeys, type OwnKeys } from './session-keys.ts';

export interface SealedLinkOptions {
  readonly clock: Clock;
  readonly signingContext: string;
  readonly randomBytes: RandomBytes;
  /** Of all links of this page: the server's allowance is one. */
  readonly pace: Pace;
  /** False where the server does not take it now. */
  send(packet: string): boolean;
}

/** What waits to be sent, in bytes. */
const MAX_WAITING = 1_048_576;
/** Packets that came before the public key that opens them. */
const MAX_EARLY = 16;

export class SealedLink implements Link {
  readonly #handlers: LinkOptions['handlers'];
  readonly #options: SealedLinkOptions;
  readonly #keys: OwnKeys;
  readonly #assembler = new FrameAssembler();
  readonly #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #early: string[] = [];
  #state: LinkState = 'connecting';
  #ciphers: DirectedCiphers | null = null;
  #theirKey = '';
  #sent = 0;
  #received = 0;
  #cancelTurn: Cancel | null = null;

  constructor({ handlers }: LinkOptions, options: SealedLinkOptions) {
    this.#handlers = handlers;
    this.#options = options;
    this.#keys = makeKeys(options.signingContext, options.randomBytes);
  }

  get state(): LinkState {
    return this.#state;
  }

  get fingerprints(): Fingerprints | null {
    return this.#state === 'open'
      ? { local: `sealed ${this.#keys.publicKey}`, remote: `sealed ${this.#theirKey}` }
      : null;
  }

  get findings(): Findings {
    return { local: [], remote: [], isAnswered: this.#ciphers !== null };
  }

  /** None that a browser knows. */
  path(): Promise<null> {
    return Promise.resolve(null);
  }

  offer(): void {
    this.#handlers.signal({ description: { type: 'offer', sdp: this.#keys.publicKey } });
  }

  accept({ description }: LinkSignal): void {
    if (!description || this.#state !== 'connecting') return;
    const ciphers = this.#keys.agree(description.sdp);
    if (ciphers === null) return this.#become('closed');
    [this.#ciphers, this.#theirKey] = [ciphers, description.sdp];
    if (description.type === 'offer')
      this.#handlers.signal({ description: { type: 'answer', sdp: this.#keys.publicKey } });
    this.#become('open');
    for (const packet of this.#early.splice(0)) this.receive(packet);
  }

  /** A packet from the server's address for the member. One that is not the next one is nobody's. */
  receive(packet: string): void {
    if (this.#state === 'connecting' && this.#early.length < MAX_EARLY) this.#early.push(packet);
    if (this.#state !== 'open' || this.#ciphers === null) return;
    const piece = this.#ciphers.inbound.open(packet, contextOf(this.#received), (bytes) => bytes);
    if (!(piece instanceof Uint8Array)) return;
    this.#received += 1;
    let frame: Uint8Array | null;
    try {
      frame = this.#assembler.add(piece);
    } catch {
      return this.#become('closed');
    }
    if (frame !== null) this.#handlers.frame(new TextDecoder().decode(frame));
  }

  send(text: string): boolean {
    const frame = new TextEncoder().encode(text);
    const isTooMuch = frame.length > MAX_FRAME_BYTES || this.#waitingBytes + frame.length > MAX_WAITING;
    if (this.#state !== 'open' || isTooMuch) return false;
    for (const piece of piecesOf(frame)) {
      this.#waiting.push(piece);
      this.#waitingBytes += piece.length;
    }
    if (this.#cancelTurn === null) this.#pump();
    return this.#state === 'open';
  }

  /** There are no tracks through a server. */
  attachMedia(): void {
    // Nothing to attach them to.
  }

  /** There is one way only. */
  restart(): void {
    this.#become('closed');
  }

  close(): void {
    this.#state = 'closed';
    this.#cancelTurn?.();
  }

  #pump(): void {
    this.#cancelTurn = null;
    for (let piece = this.#waiting[0]; piece !== undefined && this.#ciphers; piece = this.#waiting[0]) {
      const waitMs = this.#options.pace.take(charactersOf(piece.length));
      if (waitMs > 0) {
        this.#cancelTurn = this.#options.clock.after(waitMs, () => this.#pump());
        return;
      }
      const packet = this.#ciphers.outbound.close(piece, contextOf(this.#sent), (bytes) => bytes);
      if (!this.#options.send(packet)) return this.#become('closed');
      this.#sent += 1;
      this.#waiting.shift();
      this.#waitingBytes -= piece.length;
    }
  }

  #become(state: LinkState): void {
    if (this.#state === 'closed') return;
    if (state === 'closed') this.close();
    this.#state = state;
    this.#handlers.state(state);
  }
}

const contextOf = (number: number): string => `packet ${number}`;

/** Of a sealed packet in base64url: nonce, piece, tag. */
const charactersOf = (bytes: number): number => Math.ceil(((24 + bytes + 16) * 4) / 3);
