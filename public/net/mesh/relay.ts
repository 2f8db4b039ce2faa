/**
 * Relays frames for members who hold no link with each other: signs mine, passes on those of others, checks those for
 * me. Nobody who relays needs to be trusted: a frame is signed by its author for its receiver. On the wire a relayed
 * frame is called `carried`.
 */
import type { Clock } from '../clock.ts';
import type { MemberId, Signer, Verify } from '../crypto/signer.ts';
import type { Log } from '../log.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import { encodeFrame } from '../protocol/frame.ts';
import { type CarriedFrame, MAX_HOPS } from '../protocol/net-channels.ts';
import type { Route } from './routes.ts';

/** A frame this much older than the newest of its session is a replay. */
const MAX_AGE_MS = 30_000;
/** More of one session within that time are dropped. */
const MAX_NONCES = 1_000;
/** Sessions of one author, the latest ones. Nobody reloads as often while frames are under way. */
const MAX_SESSIONS = 8;

export interface RelayOptions {
  readonly signer: Signer;
  /** Mine. */
  readonly sessionId: string;
  readonly verify: Verify;
  /** The room, as the seal derives it. */
  readonly signingContext: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the member is in the room: keys are cheap to make up. */
  isMember(member: MemberId): boolean;
  routeTo(member: MemberId): Route;
  /** On my own link; false when it was not taken. */
  sendDirectly(to: MemberId, frame: CarriedFrame): boolean;
  /** The payload of a carried frame, or null for anything that may not be in one. */
  decode(payload: string): ChannelFrame | null;
  deliver(from: MemberId, frame: ChannelFrame): void;
}

export class Relay {
  readonly #options: RelayOptions;
  /** By author and session. */
  readonly #seen = new Map<MemberId, Map<string, ReadonlySet<number>>>();
  #lastNonce = 0;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  /** Whether somebody can relay to `member` at present. */
  canReach(member: MemberId): boolean {
    return this.#options.routeTo(member).kind === 'via';
  }

  /** False when nobody took it. */
  send(to: MemberId, frame: ChannelFrame): boolean {
    const { signer, sessionId, signingContext, clock, routeTo } = this.#options;
    if (routeTo(to).kind === 'none') return false;
    this.#lastNonce = Math.max(clock.now(), this.#lastNonce + 1);
    const nonce = this.#lastNonce;
    const unsigned = { from: signer.id, to, sessionId, nonce, payload: encodeFrame(frame) };
    const signature = signer.sign(canonical(signingContext, unsigned));
    return this.#pass({ type: 'carried', ...unsigned, hops: MAX_HOPS, signature });
  }

  receive(frame: CarriedFrame): void {
    const { signer, log } = this.#options;
    if (frame.from === signer.id) return;
    if (frame.to === signer.id) return this.#open(frame);
    if (frame.hops === 0 || !this.#pass({ ...frame, hops: frame.hops - 1 }))
      log('could not relay a frame any further');
  }

  #pass(frame: CarriedFrame): boolean {
    const route = this.#options.routeTo(frame.to);
    if (route.kind === 'none') return false;
    return this.#options.sendDirectly(route.kind === 'direct' ? frame.to : route.over, frame);
  }

  #open(frame: CarriedFrame): void {
    const { verify, signingContext, log, deliver, isMember } = this.#options;
    if (!isMember(frame.from)) return log('dropped a relayed frame of nobody in the room');
    if (!this.#isFresh(frame)) return log('dropped a relayed frame that was here before');
    if (!verify(frame.from, canonical(signingContext, frame), frame.signature))
      return log('dropped a forged relayed frame');
    const content = this.#options.decode(frame.payload);
    if (content === null) return log('dropped a malformed relayed frame');
    this.#remember(frame);
    deliver(frame.from, content);
  }

  #isFresh({ from, sessionId, nonce }: CarriedFrame): boolean {
    const seen = this.#seen.get(from)?.get(sessionId) ?? new Set();
    return !seen.has(nonce) && seen.size < MAX_NONCES && nonce > Math.max(0, ...seen) - MAX_AGE_MS;
  }

  #remember({ from, sessionId, nonce }: CarriedFrame): void {
    const sessions = this.#seen.get(from) ?? new Map<string, ReadonlySet<number>>();
    const seen = [...(sessions.get(sessionId) ?? []), nonce];
    const oldest = Math.max(...seen) - MAX_AGE_MS;
    // Last of all, so that the first one is the one heard longest ago.
    sessions.delete(sessionId);
    sessions.set(sessionId, new Set(seen.filter((one) => one > oldest)));
    if (sessions.size > MAX_SESSIONS) sessions.delete(sessions.keys().next().value as string);
    this.#seen.set(from, sessions);
  }
}

const canonical = (
  signingContext: string,
  { from, to, sessionId, nonce, payload }: Omit<CarriedFrame, 'type' | 'hops' | 'signature'>,
) => JSON.stringify(['parley carried 2', signingContext, from, to, sessionId, nonce, payload]);
