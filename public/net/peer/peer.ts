/**
 * The member at the other end of attempts: decides which attempt at a link counts and when the next one begins. Knows
 * neither the server nor the room; others send its signals.
 */
import type { Address } from '../../../src/protocol.ts';
import type { Cancel } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';
import type { Fingerprints, LinkMedia } from '../link/link.ts';
import type { LinkPath } from '../link/link-path.ts';
import type { Findings } from '../link/unreachable.ts';
import type { Log } from '../log.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import { Attempt } from './attempt.ts';
import type { AttemptHandlers } from './attempt-contract.ts';
import { POLITE_EXTRA_MS } from './attempt-deadlines.ts';
import { IncomingOffers } from './incoming-offers.ts';
import { type FailureReason, type LinkRecord, NOTHING_FOUND } from './link-record.ts';
import { LinkStatus } from './link-status.ts';
import { isPolite } from './offer-rules.ts';
import type { PeerContext, PeerHandlers, PeerState } from './peer-contract.ts';
import { attemptOf, type LatestOffer, readPeerSignal } from './peer-signal.ts';
import { Retries } from './retries.ts';

type State =
  /** No attempt was begun: the member is to offer, or I when `connect` is called. */
  | { readonly kind: 'idle' }
  /** An attempt is due and waits for a way for its signals. */
  | { readonly kind: 'waiting' }
  /** The attempt knows whether it is connecting, open or interrupted. */
  | { readonly kind: 'trying'; readonly attempt: Attempt }
  /** The last attempt failed; the next one begins after a while. */
  | { readonly kind: 'backing-off'; readonly cancel: Cancel }
  | { readonly kind: 'closed' };

/** Silence so soon after I came to another address means that my network changed. */
const MOVED_MS = 4_000;

export class Peer {
  readonly id: MemberId;
  /** Where the server reaches the member; null when the server does not know them. */
  address: Address | null = null;
  readonly #context: PeerContext;
  readonly #handlers: PeerHandlers;
  readonly #log: Log;
  readonly #isPolite: boolean;
  readonly #status: LinkStatus;
  readonly #retries: Retries;
  #state: State = { kind: 'idle' };
  readonly #offers: IncomingOffers;
  /** When I last offered them a connection; 0: never. */
  #offeredAt = 0;
  #movedAt = Number.NEGATIVE_INFINITY;

  constructor(id: MemberId, context: PeerContext, handlers: PeerHandlers, log: Log) {
    this.id = id;
    this.#context = context;
    this.#handlers = handlers;
    this.#log = log;
    this.#isPolite = isPolite(context.signer.id, id);
    this.#offers = new IncomingOffers(context.clock, this.#isPolite);
    this.#status = new LinkStatus(context.clock, () => handlers.changed());
    this.#retries = new Retries(() => context.random(), this.#isPolite ? POLITE_EXTRA_MS : 0);
    this.#status.down();
  }

  get record(): LinkRecord {
    return this.#status.record;
  }

  /** What the latest attempt found; the present one's if the member answered it. */
  get findings(): Findings {
    const present = this.#attempt?.findings;
    return present?.isAnswered
      ? present
      : (this.record.failures.at(-1)?.findings ?? present ?? NOTHING_FOUND);
  }

  /** What the member signed for the present link; null without one. */
  get fingerprints(): Fingerprints | null {
    return this.#attempt?.fingerprints ?? null;
  }

  path(): Promise<LinkPath | null> {
    return this.#attempt?.path() ?? Promise.resolve(null);
  }

  get state(): PeerState {
    return this.isOpen ? 'open' : this.#status.stateWithoutLink;
  }

  get isOpen(): boolean {
    return this.#attempt?.isOpen === true;
  }

  /** Begins a new attempt unless one is under way. Without a way for signals it waits for one. */
  connect(): void {
    if (this.#state.kind === 'closed' || this.#state.kind === 'trying') return;
    if (!this.#handlers.hasWay()) return this.#become({ kind: 'waiting' });
    const address = this.#retries.isOverMembers ? null : this.address;
    this.#offeredAt = Math.max(this.#context.clock.now(), this.#offeredAt + 1);
    this.#begin(attemptOf(this.#latestOffer), true, address);
  }

  /** Signals may find a way now that did not before. */
  wayOpened(): void {
    if (this.#state.kind === 'waiting') this.connect();
  }

  /** Replaces the link, because the ways it may take changed. */
  renew(): void {
    this.#attempt?.giveUp('renewed');
    this.#retries.reset();
    this.connect();
  }

  /** A signal that was unsealed and is known to be from this member's address. `sessionId` is their present one. */
  receive(content: unknown, from: Address | null, sessionId: string | null): void {
    if (this.#state.kind === 'closed') return;
    const signal = readPeerSignal(content);
    if (signal === null) return this.#log('dropped a malformed signal');
    if (!this.#offers.isCurrent(signal, sessionId))
      return this.#log('dropped a signal of a session that is over');
    if (signal.attempt === this.#attempt?.id) return this.#attempt.accept(signal);
    const refusal = this.#offers.refusalOf(signal, this.#attempt, from ?? this.address);
    if (refusal !== null) return this.#log(refusal);
    this.#attempt?.end('began-anew');
    const begun = this.#begin(signal.attempt, false, from);
    for (const each of [signal, ...this.#offers.takeEarly(signal.attempt)]) begun?.accept(each);
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

  /** I am at a new address: signals of a running attempt may be lost, and a silent link will not recover. */
  moved(): void {
    if (this.#attempt?.isConnecting || this.#attempt?.isSuspected) return this.renew();
    this.#movedAt = this.#context.clock.now();
    this.probe();
  }

  /** Idempotent. */
  close(): void {
    const attempt = this.#attempt;
    this.#become({ kind: 'closed' });
    attempt?.end('over');
    this.#status.close();
  }

  get #attempt(): Attempt | null {
    return this.#state.kind === 'trying' ? this.#state.attempt : null;
  }

  get #latestOffer(): LatestOffer {
    return { sessionId: this.#context.sessionId, at: this.#offeredAt };
  }

  #become(state: State): void {
    if (this.#state.kind === 'backing-off') this.#state.cancel();
    this.#state = state;
  }

  /** Null where the browser makes no more connections: tried again later, as after any failure. */
  #begin(id: string, isInitiator: boolean, address: Address | null): Attempt | null {
    const options = { id, peer: this.id, isInitiator, isPolite: this.#isPolite, address };
    const handlers = this.#attemptHandlers(id, address === null);
    this.#become({ kind: 'idle' });
    try {
      const attempt = new Attempt(options, this.#context, handlers, this.#log);
      this.#become({ kind: 'trying', attempt });
      return attempt;
    } catch (error) {
      this.#log(`no connection could be made: ${String(error)}`);
      this.#retire('no-connection', NOTHING_FOUND);
      return null;
    }
  }

  /** An offer is answered on the way it came; an open link takes its own signals, in order with its frames. */
  #attemptHandlers(id: string, isDetour: boolean): AttemptHandlers {
    return {
      signal: (signal) =>
        this.#handlers.signal(
          { attempt: id, latestOffer: this.#latestOffer, ...signal },
          isDetour || this.isOpen,
        ),
      opened: (introduction) => {
        this.#retries.reset();
        this.#regain();
        this.#handlers.opened(introduction);
      },
      suspected: () => {
        // The server is there again, and the link is still silent: my network changed under it.
        if (this.#context.clock.now() - this.#movedAt < MOVED_MS) this.renew();
        else this.#handlers.suspected();
      },
      interrupted: () => {
        this.#handlers.suspected();
        this.#status.down();
      },
      resumed: () => this.#regain(),
      frame: (frame) => this.#handlers.frame(frame),
      misbehaved: (what) => {
        this.#retries.slowDown();
        this.#handlers.misbehaved(what);
      },
      ended: (why, findings) => this.#retire(why, findings),
    };
  }

  /** The attempt is over: the next one begins after a while. */
  #retire(why: FailureReason, findings: Findings): void {
    if (this.#state.kind === 'closed') return this.record.failed(why, findings);
    const cancel = this.#context.clock.after(this.#retries.failed(), () => this.connect());
    // Before anybody hears of it: who does may connect anew.
    this.#become({ kind: 'backing-off', cancel });
    if (this.record.isUp) this.#handlers.suspected();
    this.#status.failed(why, findings);
  }

  #regain(): void {
    if (this.#attempt) this.#status.up(this.#attempt, (attempt) => attempt === this.#attempt);
  }
}
