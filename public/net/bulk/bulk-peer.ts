/**
 * The bulk connection with one member: whether there is to be one, who offers it, and when it is tried again. Of the two
 * the impolite one offers, and the other asks for it, so that no offers cross. Both tell how things stand in a frame that
 * replaces the one before; what was lost with a link is told again on the next.
 */
import type { Cancel, Clock } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';
import { candidateType } from '../link/candidate.ts';
import { fingerprintOf } from '../link/description.ts';
import type { LinkSignal, LinkTerms } from '../link/link.ts';
import type { LinkPath } from '../link/link-path.ts';
import { offersServer } from '../link/unreachable.ts';
import type { Log } from '../log.ts';
import { areTooMany, isPolite, withOffer } from '../peer/offer-rules.ts';
import { Retries } from '../peer/retries.ts';
import type { FrameOf } from '../protocol/channel-kind.ts';
import { type BulkProblem, type BulkWay, LEAST_MESSAGE_BYTES } from './bulk.ts';
import { type BulkFrame, type bulkChannel, type LaneEnd, MAX_LANES } from './bulk-channel.ts';
import { lanesFor, withoutTurn } from './bulk-rules.ts';
import type { CreateLane, Lane } from './lane.ts';
import { LaneSet } from './lane-set.ts';
import { Outflow } from './outflow.ts';
import { RoundTrips } from './round-trips.ts';

export interface BulkContext {
  readonly self: MemberId;
  readonly clock: Clock;
  /** In [0, 1). */
  random(): number;
  readonly createLane: CreateLane;
  /** Of the link with the member. */
  terms(id: MemberId): LinkTerms;
  /** On the member's own link. */
  send(to: MemberId, frame: BulkFrame): boolean;
  /** Whether the operator lets bulk go over TURN. */
  mayUseTurn(): boolean;
}

export interface BulkPeerHandlers {
  opened(): void;
  message(bytes: Uint8Array): void;
  drained(): void;
  closed(): void;
  changed(): void;
}

type State =
  | { readonly kind: 'none' }
  /** No lane is open so far. */
  | { readonly kind: 'negotiating' }
  | { readonly kind: 'open' }
  | { readonly kind: 'backing-off'; readonly cancel: Cancel }
  | { readonly kind: 'over' };

type Wishes = Pick<FrameOf<typeof bulkChannel> & { type: 'bulk' }, 'isHeld' | 'isCalling'>;

const NO_WISHES: Wishes = { isHeld: false, isCalling: false };
/** The next file often follows soon. */
const LINGER_MS = 15_000;
/** Without the link nothing can be asked for. */
const LINKLESS_MS = 20_000;
/** As long as the operator forbids TURN, only another network helps. */
const TURN_AGAIN_MS = 60_000;
/** ICE may settle on a better pair a moment after it found a first one. */
const PATH_AGAIN_MS = 3_000;

export class BulkPeer {
  readonly #id: MemberId;
  readonly #context: BulkContext;
  readonly #handlers: BulkPeerHandlers;
  readonly #log: Log;
  readonly #isOffering: boolean;
  readonly #lanes: LaneSet;
  readonly #outflow: Outflow;
  readonly #roundTrips: RoundTrips;
  readonly #retries: Retries;
  #state: State = { kind: 'none' };
  #isHeld = false;
  #isCalling = false;
  #theirs = NO_WISHES;
  #isLinkUp = false;
  /** They know how things stood here on this link. */
  #hasTold = false;
  /** When offers came. */
  #offers: readonly number[] = [];
  #isTurnOnly = false;
  #isTurnPossible = false;
  #isOverTurn: boolean | null = null;
  #problem: BulkProblem | null = null;
  #movedBytes = 0;
  #mayWiden = true;
  #stopOffer: Cancel | null = null;
  #stopLinger: Cancel | null = null;
  #stopLinkless: Cancel | null = null;

  constructor(id: MemberId, context: BulkContext, handlers: BulkPeerHandlers, log: Log) {
    const { clock, self, createLane, send } = context;
    this.#id = id;
    this.#context = context;
    this.#handlers = handlers;
    this.#log = log;
    this.#isOffering = !isPolite(self, id);
    this.#retries = new Retries(() => context.random(), 0);
    const laneHandlers = {
      signal: (lane: string, signal: LinkSignal) => this.#signal(lane, signal),
      opened: (lane: Lane) => this.#opened(lane),
      ended: (lane: string, why: LaneEnd, wasOpen: boolean, isTold: boolean) =>
        this.#ended(lane, why, wasOpen, isTold),
      message: (bytes: Uint8Array) => {
        this.#moved(bytes.length);
        handlers.message(bytes);
      },
      drained: () => this.#outflow.drained(),
    };
    this.#lanes = new LaneSet(clock, createLane, laneHandlers, log);
    this.#outflow = new Outflow(clock, {
      drained: () => handlers.drained(),
      stalled: () => this.#isLinkUp && this.#lanes.endAll('failed'),
      refused: () => void clock.soon(() => this.#lanes.endAll('failed')),
    });
    this.#roundTrips = new RoundTrips(clock, {
      ping: (nonce) => void send(id, { type: 'bulk-ping', nonce }),
      sample: (rttMs) => this.#outflow.giveWay.sample(rttMs, clock.now()),
      lost: () => this.#outflow.giveWay.lost(),
      isUrgent: () => this.#outflow.isGivingWay,
    });
  }

  get isOpen(): boolean {
    return this.#state.kind === 'open';
  }

  get way(): BulkWay {
    const problem = this.#problem;
    const isOverTurn = problem === 'turn-off' || this.#isOverTurn;
    return { isOverTurn, rttMs: this.#roundTrips.leastMs, problem };
  }

  get maxMessageBytes(): number {
    const all = this.#lanes.open.map(({ maxMessageBytes }) => maxMessageBytes);
    return all.length > 0 ? Math.min(...all) : LEAST_MESSAGE_BYTES;
  }

  setHeld(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    this.#tell();
    this.#settle();
  }

  setCalling(isCalling: boolean): void {
    if (this.#isCalling === isCalling) return;
    this.#isCalling = isCalling;
    if (this.#isConcerned) this.#tell();
    this.#weighCalls();
  }

  send(bytes: Uint8Array): boolean {
    if (!this.isOpen) return false;
    if (bytes.length > this.maxMessageBytes) throw new RangeError('longer than the member takes');
    if (!this.#outflow.send(this.#lanes.open, bytes)) return false;
    this.#moved(bytes.length);
    return true;
  }

  receive(frame: BulkFrame): void {
    switch (frame.type) {
      case 'bulk':
        this.#theirs = frame;
        this.#lanes.keepOpen(frame.lanes);
        this.#weighCalls();
        return this.#settle();
      case 'bulk-signal': {
        const { type: _, lane, ...signal } = frame;
        return this.#accept(lane, signal);
      }
      case 'bulk-over':
        return this.#lanes.end(frame.lane, frame.why, true);
      case 'bulk-ping':
        return void this.#context.send(this.#id, { type: 'bulk-pong', nonce: frame.nonce });
      case 'bulk-pong':
        return this.#roundTrips.answered(frame.nonce);
    }
  }

  /** Frames get through. May be told more than once. */
  linkUp(): void {
    if (this.#isLinkUp) return;
    this.#isLinkUp = true;
    this.#stopLinkless?.();
    this.#stopLinkless = null;
    if (this.#isConcerned) this.#tell();
    this.#settle();
  }

  /** Another link: frames on the one before may be lost, and so may the way that lanes take. */
  linkRenewed(): void {
    this.#roundTrips.forget();
    this.#retries.reset();
    this.#stopBackingOff();
    if (this.#context.terms(this.#id).isTurnOnly !== this.#isTurnOnly) this.#lanes.endAll('unwanted');
    this.#lanes.endUnsettled();
    if (this.#isConcerned) this.#tell();
    this.#settle();
  }

  linkLost(): void {
    if (!this.#isLinkUp) return;
    this.#isLinkUp = false;
    this.#hasTold = false;
    if (this.#context.terms(this.#id).isTurnOnly !== this.#isTurnOnly) this.#lanes.endAll('unwanted');
    this.#stopLinkless = this.#context.clock.after(LINKLESS_MS, () => this.#lanes.endAll('failed'));
  }

  /** They are another page now, or gone: nothing of before is left at their end. */
  forget(): void {
    this.#theirs = NO_WISHES;
    this.#hasTold = false;
    this.#retries.reset();
    this.#lanes.endAll('unwanted', true);
    this.#stopBackingOff();
    this.#roundTrips.forget();
    this.#setProblem(null);
    if (this.#isLinkUp && this.#isHeld) this.#tell();
    this.#settle();
  }

  /** Nothing is called back afterwards. Idempotent. */
  close(): void {
    this.#stopBackingOff();
    this.#state = { kind: 'over' };
    this.#lanes.endAll('unwanted');
    this.#stopOffer?.();
    this.#stopLinger?.();
    this.#stopLinkless?.();
    this.#outflow.clear();
    this.#roundTrips.stop();
  }

  get #isWanted(): boolean {
    return this.#isHeld || this.#theirs.isHeld;
  }

  /** Whoever has nothing to do with the other is silent. */
  get #isConcerned(): boolean {
    return this.#isWanted || this.#hasTold || this.#lanes.ids.length > 0;
  }

  #tell(): void {
    if (!this.#isLinkUp || this.#state.kind === 'over') return;
    const [isHeld, isCalling, lanes] = [this.#isHeld, this.#isCalling, [...this.#lanes.ids]];
    this.#hasTold = this.#context.send(this.#id, { type: 'bulk', isHeld, isCalling, lanes });
  }

  /** Does what is to be done as things stand now. */
  #settle(): void {
    const { clock } = this.#context;
    if (this.#isWanted) {
      this.#stopLinger?.();
      this.#stopLinger = null;
    } else
      this.#stopLinger ??= clock.after(LINGER_MS, () => {
        this.#stopLinger = null;
        this.#lanes.endAll('unwanted');
      });
    if (!this.#isWanted || !this.#isLinkUp || !this.#isOffering) return;
    // Whoever tells of a new link tells several things at once.
    if (this.#state.kind === 'none') this.#stopOffer ??= clock.soon(() => this.#offer());
    else if (this.#state.kind === 'open') this.#widen();
  }

  #offer(): void {
    this.#stopOffer = null;
    if (!this.#isWanted || !this.#isLinkUp || this.#state.kind !== 'none') return;
    const terms = this.#context.terms(this.#id);
    if (terms.fingerprints === null) return;
    if (this.#isTurnForbidden(terms)) return this.#setProblem('turn-off');
    this.#state = { kind: 'negotiating' };
    this.#begin(
      this.#newId(),
      true,
      this.#context.mayUseTurn() ? terms.iceServers : withoutTurn(terms.iceServers),
    );
  }

  /** More lanes, where they make it faster. Servers of TURN are spared. */
  #widen(): void {
    const { rttMs, isOverTurn } = this.way;
    const facts = { rttMs, isOverTurn, movedBytes: this.#movedBytes, isGivingWay: this.#outflow.isGivingWay };
    if (!this.#mayWiden) return;
    const servers = withoutTurn(this.#context.terms(this.#id).iceServers);
    for (let count = lanesFor(facts) - this.#lanes.ids.length; count > 0; count -= 1)
      this.#begin(this.#newId(), true, servers);
  }

  #begin(lane: string, isOffering: boolean, iceServers: LinkTerms['iceServers']): void {
    const { isTurnOnly } = this.#context.terms(this.#id);
    this.#isTurnOnly = isTurnOnly;
    this.#isTurnPossible ||= offersServer(iceServers, 'turn');
    this.#lanes.begin(lane, { isOffering, isTurnOnly, iceServers });
  }

  #newId(): string {
    return Math.floor(this.#context.random() * 2 ** 52).toString(36);
  }

  #signal(lane: string, signal: LinkSignal): void {
    if (!this.#context.send(this.#id, { type: 'bulk-signal', lane, ...signal }))
      this.#lanes.end(lane, 'failed');
  }

  /** What the member tells of a lane. Descriptions count only with the fingerprint that they signed for the link. */
  #accept(lane: string, signal: LinkSignal): void {
    const terms = this.#context.terms(this.#id);
    const { description, candidates = [] } = signal;
    if (description && fingerprintOf(description) !== terms.fingerprints?.remote) {
      this.#log('refused a description for bulk');
      return this.#lanes.has(lane) ? this.#lanes.end(lane, 'refused') : this.#refuse(lane, 'refused');
    }
    if (candidates.some(({ candidate }) => candidateType(candidate) === 'relay')) this.#isTurnPossible = true;
    if (!this.#lanes.has(lane)) {
      if (description?.type !== 'offer') return;
      const refusal = this.#refusalOf(terms);
      if (refusal !== null) return this.#refuse(lane, refusal);
      if (this.#state.kind === 'none') this.#state = { kind: 'negotiating' };
      this.#begin(lane, false, this.#context.mayUseTurn() ? terms.iceServers : withoutTurn(terms.iceServers));
    }
    this.#lanes.accept(lane, signal);
  }

  #refusalOf(terms: LinkTerms): LaneEnd | null {
    this.#offers = withOffer(this.#offers, this.#context.clock.now());
    if (this.#isOffering || this.#lanes.ids.length >= MAX_LANES || areTooMany(this.#offers)) return 'refused';
    if (!this.#isWanted) return 'unwanted';
    if (!this.#isTurnForbidden(terms)) return null;
    this.#setProblem('turn-off');
    return 'turn-off';
  }

  #isTurnForbidden = ({ isTurnOnly }: LinkTerms): boolean => isTurnOnly && !this.#context.mayUseTurn();

  #refuse(lane: string, why: LaneEnd): void {
    this.#context.send(this.#id, { type: 'bulk-over', lane, why });
  }

  #opened(lane: Lane): void {
    this.#checkPath(lane);
    if (this.#state.kind === 'open') return this.#outflow.drained();
    this.#retries.reset();
    this.#state = { kind: 'open' };
    this.#movedBytes = 0;
    this.#mayWiden = true;
    this.#setProblem(null);
    this.#roundTrips.begin();
    this.#handlers.opened();
    this.#settle();
  }

  #ended(lane: string, why: LaneEnd, wasOpen: boolean, isTold: boolean): void {
    if (!isTold) this.#refuse(lane, why);
    if (this.#state.kind === 'over') return;
    this.#mayWiden = false;
    const isLeft = this.#lanes.open.length > 0;
    if (wasOpen && this.#state.kind === 'open') {
      this.#outflow.clear();
      if (!isLeft) this.#leaveOpen();
      this.#handlers.closed();
      if (isLeft && this.isOpen) this.#handlers.opened();
    }
    if (this.#lanes.ids.length > 0 || this.#state.kind !== 'negotiating') return;
    this.#state = { kind: 'none' };
    if (why === 'unwanted') return;
    const terms = this.#context.terms(this.#id);
    const isTurnOff = why === 'turn-off' || (!this.#context.mayUseTurn() && terms.isOverTurn === true);
    if (isTurnOff || !wasOpen) this.#setProblem(isTurnOff ? 'turn-off' : 'unreachable');
    if (this.#isOffering) this.#backOff(isTurnOff ? TURN_AGAIN_MS : this.#retries.failed());
  }

  #leaveOpen(): void {
    this.#state = { kind: 'negotiating' };
    this.#isOverTurn = null;
    this.#roundTrips.stop();
  }

  #backOff(ms: number): void {
    const cancel = this.#context.clock.after(ms, () => {
      this.#state = { kind: 'none' };
      this.#settle();
    });
    this.#state = { kind: 'backing-off', cancel };
  }

  #stopBackingOff(): void {
    if (this.#state.kind !== 'backing-off') return;
    this.#state.cancel();
    this.#state = { kind: 'none' };
  }

  /** Asks the browser only where TURN is possible: its statistics take their time. */
  #checkPath(lane: Lane): void {
    if (!this.#isTurnPossible) return this.#foundPath(false);
    const read = () =>
      void lane.path().then((path: LinkPath | null) => {
        if (path === null || !this.#lanes.open.includes(lane)) return;
        this.#foundPath(path.local === 'relay' || path.remote === 'relay');
      });
    read();
    this.#context.clock.after(PATH_AGAIN_MS, read);
  }

  #foundPath(isOverTurn: boolean): void {
    if (isOverTurn && !this.#context.mayUseTurn()) return this.#lanes.endAll('turn-off');
    if (this.#isOverTurn === isOverTurn) return;
    this.#isOverTurn = isOverTurn;
    this.#handlers.changed();
    this.#settle();
  }

  #setProblem(problem: BulkProblem | null): void {
    if (this.#problem === problem) return;
    this.#problem = problem;
    this.#handlers.changed();
  }

  #moved(bytes: number): void {
    this.#movedBytes += bytes;
    this.#roundTrips.moved();
    if (this.#isOffering) this.#settle();
  }

  #weighCalls(): void {
    this.#outflow.setGivingWay(this.#isCalling || this.#theirs.isCalling);
  }
}
