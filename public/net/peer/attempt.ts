/**
 * One try at a link with one member: from the first signal through the hello to its end, with the patience for each
 * step. Ends itself once, with the reason. Knows nothing of other attempts, of the server or of the room.
 */
import type { Address, IceServer } from '../../../src/protocol.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { MemberId, Signer, Verify, VerifyAhead } from '../crypto/signer.ts';
import { VerificationQueue } from '../crypto/verification-queue.ts';
import type { CreateLink, Link, LinkMedia, LinkSignal, LinkState } from '../link/link.ts';
import type { LinkPath } from '../link/link-path.ts';
import type { Findings } from '../link/unreachable.ts';
import type { Log } from '../log.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import { encodeFrame, type Frame, type Hello, isLinkFrame } from '../protocol/frame.ts';
import { offersServer } from '../signaling/ice-supply.ts';
import { FloodGate } from './flood-gate.ts';
import { helloClaim, type Introduction, signHello } from './hello.ts';
import { Liveness } from './liveness.ts';

export interface AttemptContext {
  readonly signer: Signer;
  readonly verify: Verify;
  readonly verifyAhead?: VerifyAhead | undefined;
  /** The room, as the seal derives it. */
  readonly signingContext: string;
  readonly clock: Clock;
  readonly createLink: CreateLink;
  iceServers(): readonly IceServer[];
  isRelayOnly(): boolean;
  introduction(): Introduction;
  /** What came on the link, or null for anything that is no frame. */
  decode(text: string): Frame | null;
}

export interface AttemptOptions {
  readonly id: string;
  readonly peer: MemberId;
  readonly isInitiator: boolean;
  readonly isPolite: boolean;
  /** Where the member was when this attempt began. */
  readonly address: Address | null;
}

export interface AttemptHandlers {
  signal(signal: LinkSignal): void;
  /** The member proved who they are: frames flow from now on. */
  opened(introduction: Introduction): void;
  /** Nothing comes back: the network may have changed. */
  suspected(): void;
  /** Frames stopped flowing, or flow again, under the same connection. */
  interrupted(): void;
  resumed(): void;
  frame(frame: ChannelFrame): void;
  /** The member sent what no honest member sends; the attempt ends. */
  misbehaved(what: string): void;
  ended(why: string, findings: Findings): void;
}

const CONNECT_MS = 15_000;
const HELLO_MS = 5_000;
/** ICE often comes back by itself within this; a restart any earlier only adds noise. */
const RESTART_AFTER_MS = 2_500;
const GIVE_UP_AFTER_MS = 10_000;
const PING = encodeFrame({ type: 'ping', nonce: 0 });
const IDLE_MS = 15_000;
const PONG_MS = 4_000;
/** The polite end lets the other one begin, so that two repairs seldom meet. */
export const POLITE_EXTRA_MS = 1_500;

export class Attempt {
  readonly id: string;
  readonly isInitiator: boolean;
  readonly address: Address | null;
  readonly #options: AttemptOptions;
  readonly #context: AttemptContext;
  readonly #handlers: AttemptHandlers;
  readonly #log: Log;
  readonly #link: Link;
  readonly #gate: FloodGate;
  readonly #silence: Liveness;
  readonly #verificationQueue: VerificationQueue;
  #isVerified = false;
  #isEnded = false;
  #lastHeardAt = 0;
  #cancelStep: Cancel | null = null;
  #cancelIdle: Cancel | null = null;
  #cancelPong: Cancel | null = null;

  constructor(options: AttemptOptions, context: AttemptContext, handlers: AttemptHandlers, log: Log) {
    this.id = options.id;
    this.isInitiator = options.isInitiator;
    this.address = options.address;
    this.#options = options;
    this.#context = context;
    this.#handlers = handlers;
    this.#log = log;
    this.#gate = new FloodGate(context.clock);
    this.#verificationQueue = new VerificationQueue(context);
    this.#silence = new Liveness(context.clock, {
      ping: () => void this.#link.send(PING),
      suspected: () => handlers.suspected(),
      interrupted: () => {
        this.#restartAfter(0);
        handlers.interrupted();
      },
      resumed: () => {
        if (!this.#isUp) return;
        this.#settle();
        handlers.resumed();
      },
    });
    this.#link = context.createLink({
      isPolite: options.isPolite,
      iceServers: context.iceServers(),
      isRelayOnly: context.isRelayOnly(),
      handlers: {
        signal: (signal) => this.#isEnded || handlers.signal(signal),
        state: (state) => this.#isEnded || this.#follow(state),
        frame: (text) => this.#isEnded || this.#read(text),
      },
    });
    this.#step(CONNECT_MS, 'it did not connect in time');
    log(`attempt ${this.id} begins, ${this.isInitiator ? 'offering' : 'offered'}`);
    if (this.isInitiator) this.#link.offer();
  }

  /** The member is verified and frames flow. */
  get isOpen(): boolean {
    return this.#isUp && !this.#silence.isMute;
  }

  /** Something was sent to which nothing came back so far. */
  get isSuspected(): boolean {
    return this.#silence.isSuspected;
  }

  get #isUp(): boolean {
    return this.#isVerified && this.#link.state === 'open';
  }

  get isConnecting(): boolean {
    return this.#link.state === 'connecting';
  }

  get findings(): Findings {
    return this.#link.findings;
  }

  /** A TURN server may be between the ends: I was given one, or the member told of one. */
  get mayBeRelayed(): boolean {
    return offersServer(this.#context.iceServers(), 'turn') || this.findings.remote.includes('relay');
  }

  path(): Promise<LinkPath | null> {
    return this.#link.path();
  }

  /** Media beside the frames, or none any more; nothing before the member proved who they are. */
  attachMedia(media: LinkMedia | null): void {
    if (this.#isVerified) this.#link.attachMedia(media);
  }

  accept(signal: LinkSignal): void {
    this.#link.accept(signal);
  }

  /** False when the frame was not taken; nothing is kept for later. `isAnswered`: the other end answers at once. */
  send(frame: Frame, isAnswered = false): boolean {
    if (!this.isOpen || !this.#link.send(encodeFrame(frame))) return false;
    if (isAnswered) this.#silence.expect();
    return true;
  }

  /** Asks the member for a sign of life; without an answer the attempt ends. An interrupted link is mended at once. */
  probe(): void {
    if (this.#link.state === 'interrupted') return this.#restart();
    if (this.#cancelPong || !this.#isUp) return;
    this.#link.send(PING);
    this.#silence.expect();
    this.#cancelPong = this.#context.clock.after(PONG_MS, () => this.end('it was silent'));
  }

  /** Idempotent; only the first reason is told. */
  end(why: string): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    for (const cancel of [this.#cancelStep, this.#cancelIdle, this.#cancelPong]) cancel?.();
    this.#silence.close();
    this.#verificationQueue.close();
    const { findings } = this;
    this.#link.close();
    this.#log(`attempt ${this.id} ends: ${why}`);
    this.#handlers.ended(why, findings);
  }

  #follow(state: LinkState): void {
    this.#log(`link ${state}`);
    switch (state) {
      case 'open':
        if (!this.#isVerified) return this.#greet();
        this.#settle();
        return this.#handlers.resumed();
      case 'interrupted':
        this.#restartAfter(RESTART_AFTER_MS);
        return this.#handlers.interrupted();
      case 'closed':
        return this.end('it closed');
      case 'connecting':
        return;
    }
  }

  #restartAfter(delayMs: number): void {
    this.#step(delayMs + (this.#options.isPolite ? POLITE_EXTRA_MS : 0), () => this.#restart());
  }

  #restart(): void {
    this.#log('restarting ICE');
    this.#link.restart(this.#context.iceServers());
    this.#step(GIVE_UP_AFTER_MS, 'it did not come back');
  }

  #greet(): void {
    const { fingerprints } = this.#link;
    if (fingerprints === null) return this.end('its fingerprints are unknown');
    const { signer, signingContext } = this.#context;
    const hello = signHello(signer, this.#options.peer, this.#context.introduction(), {
      signingContext,
      fingerprints,
    });
    this.#link.send(encodeFrame(hello));
    this.#step(HELLO_MS, 'no hello came');
  }

  #read(text: string): void {
    if (!this.#gate.admits(text.length)) return this.#cutOff('a flood of frames');
    this.#verificationQueue.pass([], () => this.#take(text));
  }

  #take(text: string): void {
    const frame = this.#context.decode(text);
    if (frame === null) {
      this.#log(`dropped a malformed frame of ${text.length} characters`);
      return this.#gate.forgives() ? undefined : this.#cutOff('too many malformed frames');
    }
    this.#lastHeardAt = this.#context.clock.now();
    this.#cancelPong?.();
    this.#cancelPong = null;
    this.#silence.heard();
    const ofLink = isLinkFrame(frame) ? frame : null;
    if (ofLink?.type === 'hello') return this.#meet(ofLink);
    if (!this.#isVerified) return this.#log(`dropped ${frame.type} before hello`);
    if (ofLink === null) this.#handlers.frame(frame);
    else if (ofLink.type === 'ping') this.send({ type: 'pong', nonce: ofLink.nonce });
  }

  #meet(hello: Hello): void {
    if (this.#isVerified) return this.#log('dropped a second hello');
    const { fingerprints } = this.#link;
    if (fingerprints === null) return this.end('its fingerprints are unknown');
    const { signer, signingContext } = this.#context;
    const claim = helloClaim(this.#options.peer, signer.id, hello, { signingContext, fingerprints });
    this.#verificationQueue.pass([claim], (verify) => {
      if (!verify(...claim)) return this.end('its hello was forged');
      this.#isVerified = true;
      this.#settle();
      this.#handlers.opened(hello);
    });
  }

  #cutOff(what: string): void {
    if (this.#isVerified) this.#handlers.misbehaved(what);
    this.end(`it sent ${what}`);
  }

  /** Open and verified: no step is due any more, only silence is watched for. */
  #settle(): void {
    this.#cancelStep?.();
    this.#cancelStep = null;
    this.#lastHeardAt = this.#context.clock.now();
    this.#watchForSilence();
  }

  #watchForSilence(): void {
    const { clock } = this.#context;
    this.#cancelIdle?.();
    this.#cancelIdle = clock.after(IDLE_MS, () => {
      if (clock.now() - this.#lastHeardAt >= IDLE_MS) this.probe();
      this.#watchForSilence();
    });
  }

  /** What happens unless something better does before: one step at a time. */
  #step(delayMs: number, action: string | (() => void)): void {
    this.#cancelStep?.();
    this.#cancelStep = this.#context.clock.after(
      delayMs,
      typeof action === 'string' ? () => this.end(action) : action,
    );
  }
}
