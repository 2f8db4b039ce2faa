/**
 * One try at a link with one member: from the first signal through the handshake to its end, with a time limit for each
 * step. Ends once, with the reason. Knows nothing of other attempts, of the server or of the room.
 */
import type { Address } from '../../../src/protocol.ts';
import { VerificationQueue } from '../crypto/verification-queue.ts';
import type { Fingerprints, Link, LinkMedia, LinkState } from '../link/link.ts';
import type { LinkPath } from '../link/link-path.ts';
import { type Findings, offersServer } from '../link/unreachable.ts';
import type { Log } from '../log.ts';
import { encodeFrame, type Frame, isLinkFrame } from '../protocol/frame.ts';
import type { AttemptContext, AttemptHandlers, AttemptOptions } from './attempt-contract.ts';
import { AttemptDeadlines } from './attempt-deadlines.ts';
import { Handshake } from './handshake.ts';
import { InboundFrames } from './inbound-frames.ts';
import { Keepalive } from './keepalive.ts';
import type { FailureReason } from './link-record.ts';
import type { AttemptSignal } from './peer-signal.ts';
import { SignalOrder } from './signal-order.ts';

const PING = encodeFrame({ type: 'ping', nonce: 0 });
export class Attempt {
  readonly id: string;
  readonly isInitiator: boolean;
  readonly address: Address | null;
  readonly #context: AttemptContext;
  readonly #handlers: AttemptHandlers;
  readonly #log: Log;
  readonly #order = new SignalOrder();
  readonly #queue: VerificationQueue;
  readonly #inbound: InboundFrames;
  readonly #handshake: Handshake;
  readonly #keepalive: Keepalive;
  readonly #deadlines: AttemptDeadlines;
  readonly #link: Link;
  #isEnded = false;

  constructor(options: AttemptOptions, context: AttemptContext, handlers: AttemptHandlers, log: Log) {
    const { clock } = context;
    this.id = options.id;
    this.isInitiator = options.isInitiator;
    this.address = options.address;
    this.#context = context;
    this.#handlers = handlers;
    this.#log = log;
    this.#queue = new VerificationQueue(context);
    this.#inbound = new InboundFrames({
      clock,
      log,
      queue: this.#queue,
      decode: context.decode,
      frame: (frame) => this.#receive(frame),
      tooMuch: (what) => {
        if (this.#handshake.isVerified) handlers.misbehaved(what);
        this.end(what);
      },
    });
    this.#link = context.createLink({
      isPolite: options.isPolite,
      iceServers: context.iceServers(),
      isTurnOnly: context.isTurnOnly(),
      handlers: {
        signal: (signal) => this.#isEnded || handlers.signal({ number: this.#order.next(), ...signal }),
        state: (state) => this.#isEnded || this.#follow(state),
        frame: (text) => this.#isEnded || this.#inbound.read(text),
      },
    });
    this.#handshake = new Handshake({
      peer: options.peer,
      context,
      link: this.#link,
      queue: this.#queue,
      verified: (introduction) => {
        this.#settle();
        handlers.opened(introduction);
      },
      failed: (why) => this.end(why),
    });
    this.#keepalive = new Keepalive(clock, {
      idle: () => this.probe(),
      unanswered: () => this.end('silent'),
      ping: () => void this.#link.send(PING),
      suspected: () => handlers.suspected(),
      interrupted: () => {
        this.#deadlines.interrupted(true);
        handlers.interrupted();
      },
      resumed: () => {
        if (!this.#isUp) return;
        this.#settle();
        handlers.resumed();
      },
    });
    this.#deadlines = new AttemptDeadlines({
      clock,
      isPolite: options.isPolite,
      missed: (why) => this.end(why),
      restart: () => this.#restart(),
    });
    this.#deadlines.connecting();
    log(`attempt ${this.id} begins, ${this.isInitiator ? 'offering' : 'offered'}`);
    if (this.isInitiator) this.#link.offer();
  }

  /** The member is verified and frames flow. */
  get isOpen(): boolean {
    return this.#isUp && !this.#keepalive.isMute;
  }

  /** Something was sent to which nothing came back so far. */
  get isSuspected(): boolean {
    return this.#keepalive.isSuspected;
  }

  get isConnecting(): boolean {
    return this.#link.state === 'connecting';
  }

  get findings(): Findings {
    return this.#link.findings;
  }

  /** Whether the link may go over a TURN server: I have one, or the member told a candidate of one. */
  get mayBeOverTurn(): boolean {
    return offersServer(this.#context.iceServers(), 'turn') || this.findings.remote.includes('relay');
  }

  /** Null before the member proved who they are. */
  get fingerprints(): Fingerprints | null {
    return this.#handshake.verifiedFingerprints;
  }

  path(): Promise<LinkPath | null> {
    return this.#link.path();
  }

  /** Media beside the frames, or none any more; nothing before the member proved who they are. */
  attachMedia(media: LinkMedia | null): void {
    if (this.#handshake.isVerified) this.#link.attachMedia(media);
  }

  accept({ number, isOver, description, candidates }: AttemptSignal): void {
    if (!this.#order.isFresh(number, description !== undefined))
      return this.#log('dropped a signal that came before');
    if (isOver) this.end('given-up');
    else this.#link.accept({ description, candidates });
  }

  /** False when the frame was not taken; nothing is kept for later. `isAnswered`: the other end answers at once. */
  send(frame: Frame, isAnswered = false): boolean {
    if (!this.isOpen || !this.#link.send(encodeFrame(frame))) return false;
    if (isAnswered) this.#keepalive.expect();
    return true;
  }

  /** Asks the member for a sign of life; without an answer the attempt ends. An interrupted link is mended at once. */
  probe(): void {
    if (this.#link.state === 'interrupted') return this.#restart();
    if (this.#isUp) this.#keepalive.ask();
  }

  /** Ends it at both ends: otherwise the other one would refuse my next offer while this attempt seems to go on. */
  giveUp(why: FailureReason): void {
    this.end(why);
    this.#handlers.signal({ number: this.#order.next(), isOver: true });
  }

  /** Idempotent; only the first reason is told. */
  end(why: FailureReason): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#deadlines.clear();
    this.#keepalive.close();
    this.#queue.close();
    const { findings } = this;
    this.#link.close();
    this.#log(`attempt ${this.id} ends: ${why}`);
    this.#handlers.ended(why, findings);
  }

  get #isUp(): boolean {
    return this.#handshake.isVerified && this.#link.state === 'open';
  }

  #follow(state: LinkState): void {
    this.#log(`link ${state}`);
    switch (state) {
      case 'open':
        if (!this.#handshake.isVerified) return this.#greet();
        this.#settle();
        return this.#handlers.resumed();
      case 'interrupted':
        this.#deadlines.interrupted(false);
        return this.#handlers.interrupted();
      case 'closed':
        return this.end('connection-closed');
      case 'connecting':
        return;
    }
  }

  #greet(): void {
    if (this.#handshake.begin()) this.#deadlines.greeted();
  }

  #restart(): void {
    this.#log('restarting ICE');
    this.#link.restart(this.#context.iceServers());
    this.#deadlines.restarted();
  }

  #receive(frame: Frame): void {
    this.#keepalive.heard();
    const { isVerified } = this.#handshake;
    const ofLink = isLinkFrame(frame) ? frame : null;
    if (ofLink?.type === 'hello')
      return isVerified ? this.#log('dropped a second hello') : this.#handshake.receive(ofLink);
    if (!isVerified) return this.#log(`dropped ${frame.type} before hello`);
    if (ofLink === null) this.#handlers.frame(frame);
    else if (ofLink.type === 'ping') this.send({ type: 'pong', nonce: ofLink.nonce });
  }

  /** Open and verified: no step is due; from now on silence is watched for. */
  #settle(): void {
    this.#deadlines.clear();
    this.#keepalive.begin();
  }
}
