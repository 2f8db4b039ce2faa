/**
 * One other member as the mesh holds them: which attempt at a link counts, and when the next one begins. Knows neither
 * the server nor the room; a way for its signals is given to it.
 */
import * as v from 'valibot';
import type { Address } from '../../../src/protocol.ts';
import type { Cancel } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';
import { type LinkMedia, type LinkSignal, linkSignalSchema } from '../link/link.ts';
import type { LinkPath } from '../link/link-path.ts';
import type { Findings } from '../link/unreachable.ts';
import type { Log } from '../log.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import { Attempt, type AttemptContext, type AttemptHandlers, POLITE_EXTRA_MS } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import type { Introduction } from './hello.ts';
import { LinkRecord, NOTHING_FOUND } from './link-record.ts';
import { attemptOf, type LatestOffer, latestOfferSchema, OfferOrder } from './offer-order.ts';
import { SignalOrder } from './signal-order.ts';

/** `connecting`: never open so far. `interrupted`: was open, is being repaired. `down`: neither, for a while. */
export type PeerState = 'connecting' | 'open' | 'interrupted' | 'down';

/** A link signal with the attempt it belongs to: what is sealed and sent. */
const peerSignalSchema = v.object({
  attempt: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
  /** Its place among the attempt's signals from this end. */
  number: v.pipe(v.number(), v.integer(), v.minValue(0)),
  latestOffer: latestOfferSchema,
  ...linkSignalSchema.entries,
  /** Given up at the sender's end: nothing will come of it. */
  isOver: v.optional(v.literal(true)),
});
export type PeerSignal = v.InferOutput<typeof peerSignalSchema>;

export interface PeerContext extends AttemptContext {
  /** In [0, 1). */
  random(): number;
  /** Names this session. */
  readonly sessionId: string;
}

export interface PeerHandlers {
  /** Whether a signal would find a way now. */
  hasWay(): boolean;
  /** `isDetour`: over other members if that is possible, rather than through the server. */
  signal(signal: PeerSignal, isDetour: boolean): void;
  /** The member proved who they are on a new connection. */
  opened(introduction: Introduction): void;
  /** The link fell silent or broke: the network may have changed. */
  suspected(): void;
  /** `state` may have changed. */
  changed(): void;
  frame(frame: ChannelFrame): void;
  misbehaved(what: string): void;
}

/** After the first try had its time: who cannot be reached is told within 20 seconds. */
const DOWN_AFTER_MS = 16_000;
const RETRY = { firstMs: 500, mostMs: 15_000 };
/** From here on the wait before a retry grows no further. */
const LAST_RETRY = 5;
/** For so long after I came to another address, silence has that reason. */
const MOVED_MS = 4_000;
/** ICE may settle on a better pair a moment after it found a first one. */
const REREAD_PATH_MS = 3_000;
/** A member offers anew after a reload or a failure; more often than this it is a nuisance. */
const MAX_OFFERS = 20;
const OFFERS_WINDOW_MS = 60_000;

export class Peer {
  readonly id: MemberId;
  /** Where the server reaches the member; null when the server does not know them. */
  address: Address | null = null;
  readonly #context: PeerContext;
  readonly #handlers: PeerHandlers;
  readonly #log: Log;
  readonly #isPolite: boolean;
  readonly record: LinkRecord;
  #attempt: Attempt | null = null;
  /** Of theirs, so that one that is late or repeated does not bring back an attempt. */
  readonly #offers = new OfferOrder();
  /** When I last offered them a connection; 0: never. */
  #offeredAt = 0;
  /** Of the present attempt's signals. */
  #order = new SignalOrder();
  /** When the member offered lately. */
  #theirOffers: readonly number[] = [];
  #failures = 0;
  #movedAt = Number.NEGATIVE_INFINITY;
  #wasOpen = false;
  #isDown = false;
  /** An attempt is due and only lacks a way for its signals. */
  #isWaiting = false;
  #cancelRetry: Cancel | null = null;
  #cancelDown: Cancel | null = null;
  #isClosed = false;

  constructor(id: MemberId, context: PeerContext, handlers: PeerHandlers, log: Log) {
    this.id = id;
    this.#context = context;
    this.#handlers = handlers;
    this.#log = log;
    this.#isPolite = context.signer.id < id;
    this.record = new LinkRecord(context.clock);
    this.#watchForDown();
  }

  /** What the latest try found, the present one if it got further. */
  get findings(): Findings {
    const present = this.#attempt?.findings;
    return present?.isAnswered
      ? present
      : (this.record.failures.at(-1)?.findings ?? present ?? NOTHING_FOUND);
  }

  path(): Promise<LinkPath | null> {
    return this.#attempt?.path() ?? Promise.resolve(null);
  }

  /** Replaces the link, because the ways it may take changed. */
  renew(): void {
    const attempt = this.#attempt;
    attempt?.end('renewed');
    // Or the member would wait for its end before they take my offer.
    if (attempt) {
      this.#signal(attempt.id, { isOver: true }, attempt.address === null);
    }
    this.#failures = 0;
    this.connect();
  }

  get state(): PeerState {
    if (this.isOpen) return 'open';
    if (this.#isDown) return 'down';
    return this.#wasOpen ? 'interrupted' : 'connecting';
  }

  get isOpen(): boolean {
    return this.#attempt?.isOpen === true;
  }

  /** Begins a new attempt unless one is under way. Without a way for signals it waits for one. */
  connect(): void {
    if (this.#isClosed || this.#attempt !== null) return;
    this.#isWaiting = !this.#handlers.hasWay();
    // The server may be a way that swallows everything: every other try goes over members where it can.
    const address = this.#failures % 2 === 0 ? this.address : null;
    if (this.#isWaiting) return;
    this.#offeredAt = Math.max(this.#context.clock.now(), this.#offeredAt + 1);
    this.#begin(attemptOf(this.#latestOffer), true, address);
  }

  /** Signals may find a way now that did not before. */
  wayOpened(): void {
    if (this.#isWaiting) this.connect();
  }

  /** A signal that was unsealed and is known to be from this member's address. `sessionId` is their present one. */
  receive(content: unknown, from: Address | null, sessionId: string | null): void {
    if (this.#isClosed) return;
    const parsed = v.safeParse(peerSignalSchema, content);
    if (!parsed.success) return this.#log('dropped a malformed signal');
    const { attempt, number, latestOffer, isOver, ...signal } = parsed.output;
    const isDescription = signal.description !== undefined;
    if (!this.#offers.hear(latestOffer, latestOffer.sessionId === sessionId))
      return this.#log('dropped a signal of a session that is over');
    if (attempt === this.#attempt?.id) {
      if (!this.#order.isFresh(number, isDescription)) return this.#log('dropped a signal that came before');
      return isOver ? this.#attempt.end('the member gave it up') : this.#attempt.accept(signal);
    }
    const isOffer = signal.description?.type === 'offer' && !isOver && attempt === attemptOf(latestOffer);
    if (!isOffer || !this.#offers.isNews(latestOffer)) {
      return this.#log(`dropped a signal of another attempt, ${attempt}`);
    }
    if (!this.#mayOffer()) return this.#log('dropped an offer: too many of them');
    if (this.#isOursToKeep(from)) return this.#log(`kept our own attempt over ${attempt}`);
    this.#attempt?.end('the member began anew');
    const begun = this.#begin(attempt, false, from);
    this.#order.isFresh(number, true);
    begun?.accept(signal);
  }

  /** False when the frame was not taken; nothing is kept for later. `isAnswered`: the other end answers at once. */
  send(frame: ChannelFrame, isAnswered = false): boolean {
    return this.#attempt?.send(frame, isAnswered) === true;
  }

  /** To the present connection, if the member is verified on it; asked for anew on every other. */
  attachMedia(media: LinkMedia | null): void {
    this.#attempt?.attachMedia(media);
  }

  /** Looks after the link at once rather than when it is due: after sleep, or when the network changed. */
  probe(): void {
    if (this.#attempt) this.#attempt.probe();
    else this.connect();
  }

  /** I am at a new address: signals of a try that is under way may be lost, and a silent link will stay so. */
  moved(): void {
    if (this.#attempt?.isConnecting || this.#attempt?.isSuspected) return this.renew();
    this.#movedAt = this.#context.clock.now();
    this.probe();
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#attempt?.end('closed');
    this.#cancelRetry?.();
    this.#cancelDown?.();
  }

  get #latestOffer(): LatestOffer {
    return { sessionId: this.#context.sessionId, at: this.#offeredAt };
  }

  #signal(attempt: string, signal: LinkSignal | { isOver: true }, isDetour: boolean): void {
    const number = this.#order.next();
    this.#handlers.signal({ attempt, number, latestOffer: this.#latestOffer, ...signal }, isDetour);
  }

  #mayOffer(): boolean {
    const now = this.#context.clock.now();
    this.#theirOffers = [...this.#theirOffers.filter((at) => at > now - OFFERS_WINDOW_MS), now].slice(
      -MAX_OFFERS - 1,
    );
    return this.#theirOffers.length <= MAX_OFFERS;
  }

  /** Two offers crossed (glare): the impolite end's stands, unless it went to an address that the member has left. */
  #isOursToKeep(from: Address | null): boolean {
    const own = this.#attempt;
    if (!own?.isInitiator || !own.isConnecting || this.#isPolite) return false;
    return own.address === null || own.address === (from ?? this.address);
  }

  /** Null where the browser makes no more connections: tried again later, as after any failure. */
  #begin(id: string, isInitiator: boolean, address: Address | null): Attempt | null {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#isWaiting = false;
    this.#order = new SignalOrder();
    const options = { id, peer: this.id, isInitiator, isPolite: this.#isPolite, address };
    try {
      const handlers = this.#attemptHandlers(id, address === null);
      this.#attempt = new Attempt(options, this.#context, handlers, this.#log);
    } catch (error) {
      this.#log(`no connection could be made: ${String(error)}`);
      this.#retire('no connection could be made', NOTHING_FOUND);
    }
    return this.#attempt;
  }

  /** An offer is answered on the way it came; once the link is open, it takes its own signals, in order with its frames. */
  #attemptHandlers(id: string, isDetour: boolean): AttemptHandlers {
    return {
      signal: (signal) => this.#signal(id, signal, isDetour || this.isOpen),
      opened: (introduction) => {
        this.#failures = 0;
        this.#wasOpen = true;
        this.#markUp();
        this.#handlers.opened(introduction);
      },
      suspected: () => {
        // The server is there again, and the link is still silent: my network changed under it.
        if (this.#context.clock.now() - this.#movedAt < MOVED_MS) this.renew();
        else this.#handlers.suspected();
      },
      interrupted: () => {
        this.#handlers.suspected();
        this.record.setUp(false);
        this.#watchForDown();
      },
      resumed: () => this.#markUp(),
      frame: (frame) => this.#handlers.frame(frame),
      misbehaved: (what) => {
        this.#failures = LAST_RETRY;
        this.#handlers.misbehaved(what);
      },
      ended: (why, findings) => this.#retire(why, findings),
    };
  }

  /** Browsers are asked only where a relay may be between: their statistics cost them more than the hello does. */
  #readPath(attempt: Attempt | null): void {
    if (attempt === null || attempt !== this.#attempt || !this.record.isUp) return;
    if (!attempt.mayBeRelayed) {
      this.record.isRelayed = false;
      return;
    }
    void attempt.path().then((path) => {
      if (path === null || attempt !== this.#attempt || !this.record.isUp) return;
      this.record.isRelayed = path.local === 'relay' || path.remote === 'relay';
      this.#handlers.changed();
    });
  }

  #retire(why: string, findings: Findings): void {
    this.#attempt = null;
    if (this.record.isUp && !this.#isClosed) this.#handlers.suspected();
    this.record.failed(why, findings);
    if (this.#isClosed) return;
    this.#watchForDown();
    const wait = backoffMs(RETRY, this.#failures, this.#context.random());
    this.#failures += 1;
    this.#cancelRetry?.();
    this.#cancelRetry = this.#context.clock.after(wait + (this.#isPolite ? POLITE_EXTRA_MS : 0), () =>
      this.connect(),
    );
  }

  #markUp(): void {
    this.#cancelDown?.();
    this.#cancelDown = null;
    this.#isDown = false;
    this.record.setUp(true);
    const attempt = this.#attempt;
    this.#readPath(attempt);
    this.#context.clock.after(REREAD_PATH_MS, () => this.#readPath(attempt));
    this.#handlers.changed();
  }

  #watchForDown(): void {
    this.#cancelDown ??= this.#context.clock.after(DOWN_AFTER_MS, () => {
      this.#isDown = true;
      this.#handlers.changed();
    });
    this.#handlers.changed();
  }
}
