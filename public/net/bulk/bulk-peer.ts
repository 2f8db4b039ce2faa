/**
 * The bulk connection with one member: whether there is to be one, and when it is tried again. Both ends tell how things
 * stand in a frame that replaces the one before; what was lost with a link is told again on the next.
 */
import type { Cancel } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';
import type { Log } from '../log.ts';
import { type BulkProblem, type BulkWay, LEAST_MESSAGE_BYTES } from './bulk.ts';
import type { BulkContext, BulkPeerHandlers } from './bulk-contract.ts';
import type { BulkFrame, LaneEnd } from './bulk-frame.ts';
import { lanesFor } from './bulk-rules.ts';
import type { Lane } from './lane.ts';
import { LaneOffers } from './lane-offers.ts';
import { watchPath } from './lane-path.ts';
import { LaneSet } from './lane-set.ts';
import { PairState } from './pair-state.ts';
import { Standing } from './standing.ts';
import { Traffic } from './traffic.ts';

/** The next file often follows soon. */
const LINGER_MS = 15_000;
/** Without the link nothing can be asked for. */
const LINKLESS_MS = 20_000;
/** As long as the operator forbids TURN, only another network helps. */
const TURN_AGAIN_MS = 60_000;

export class BulkPeer {
  readonly #id: MemberId;
  readonly #context: BulkContext;
  readonly #handlers: BulkPeerHandlers;
  readonly #lanes: LaneSet;
  readonly #offers: LaneOffers;
  readonly #standing: Standing;
  readonly #traffic: Traffic;
  readonly #state: PairState;
  #isOverTurn: boolean | null = null;
  #problem: BulkProblem | null = null;
  #mayWiden = true;
  #stopOffer: Cancel | null = null;
  #stopLinger: Cancel | null = null;
  #stopLinkless: Cancel | null = null;

  constructor(id: MemberId, context: BulkContext, handlers: BulkPeerHandlers, log: Log) {
    const { clock, createLane, send } = context;
    this.#id = id;
    this.#context = context;
    this.#handlers = handlers;
    this.#state = new PairState(clock, () => context.random());
    this.#standing = new Standing(
      (frame) => send(id, frame),
      () => this.#lanes.ids,
    );
    this.#traffic = new Traffic(clock, {
      ping: (nonce) => void send(id, { type: 'bulk', kind: 'ping', nonce }),
      drained: () => handlers.drained(),
      // While the link is down as well, it is the network.
      stuck: () => this.#standing.isLinkUp && this.#lanes.endAll('failed'),
    });
    this.#lanes = new LaneSet(clock, createLane, log, {
      signal: (lane, signal) => this.#offers.tell(lane, signal),
      opened: (lane) => this.#opened(lane),
      ended: (lane, why, wasOpen, isTold) => this.#ended(lane, why, wasOpen, isTold),
      message: (bytes) => {
        this.#traffic.moved(bytes.length);
        this.#widen();
        handlers.message(bytes);
      },
      drained: () => this.#traffic.drained(),
    });
    const offers = {
      isWanted: () => this.#standing.isWanted,
      answering: () => this.#state.negotiate(),
      turnForbidden: () => this.#setProblem('turn-off'),
    };
    this.#offers = new LaneOffers(id, context, this.#lanes, offers, log);
  }

  get isOpen(): boolean {
    return this.#state.kind === 'open';
  }

  get way(): BulkWay {
    const problem = this.#problem;
    const isOverTurn = problem === 'turn-off' || this.#isOverTurn;
    return { isOverTurn, rttMs: this.#traffic.rttMs, problem };
  }

  get maxMessageBytes(): number {
    const all = this.#lanes.open.map(({ maxMessageBytes }) => maxMessageBytes);
    return all.length > 0 ? Math.min(...all) : LEAST_MESSAGE_BYTES;
  }

  setHeld(isHeld: boolean): void {
    if (this.#standing.isHeld === isHeld) return;
    this.#standing.isHeld = isHeld;
    this.#standing.tell();
    this.#settle();
  }

  setCalling(isCalling: boolean): void {
    if (this.#standing.isCalling === isCalling) return;
    this.#standing.isCalling = isCalling;
    this.#standing.tell();
    this.#weighCalls();
  }

  /** Throws when the message is longer than the member takes. */
  send(bytes: Uint8Array): boolean {
    if (!this.isOpen) return false;
    if (bytes.length > this.maxMessageBytes) throw new RangeError('longer than the member takes');
    const isTaken = this.#traffic.send(this.#lanes.open, bytes);
    if (isTaken) this.#widen();
    return isTaken;
  }

  receive(frame: BulkFrame): void {
    switch (frame.kind) {
      case 'standing':
        this.#standing.hear(frame);
        this.#lanes.keepOpen(frame.lanes);
        this.#weighCalls();
        return this.#settle();
      case 'signal': {
        const { type: _type, kind: _kind, lane, ...signal } = frame;
        return this.#offers.receive(lane, signal);
      }
      case 'over':
        this.#lanes.end(frame.lane, frame.why, true);
        // The lane itself may have been faster to close.
        if (frame.why === 'turn-off' && !this.isOpen) this.#turnIsOff();
        return;
      case 'ping':
        return void this.#context.send(this.#id, { type: 'bulk', kind: 'pong', nonce: frame.nonce });
      case 'pong':
        return this.#traffic.answered(frame.nonce);
    }
  }

  /** Frames get through. May be told more than once. */
  linkUp(): void {
    if (this.#standing.isLinkUp) return;
    this.#standing.isLinkUp = true;
    this.#stopLinkless?.();
    this.#standing.tell();
    this.#settle();
  }

  /** Another link: frames on the one before may be lost, and so may the way that lanes take. */
  linkRenewed(): void {
    this.#traffic.forgetLine();
    this.#state.beginAnew();
    if (this.#offers.isOutdated) this.#lanes.endAll('unwanted');
    this.#lanes.endUnsettled();
    this.#standing.tell();
    this.#settle();
  }

  linkLost(): void {
    if (!this.#standing.isLinkUp) return;
    this.#standing.linkLost();
    if (this.#offers.isOutdated) this.#lanes.endAll('unwanted');
    this.#stopLinkless = this.#context.clock.after(LINKLESS_MS, () => this.#lanes.endAll('failed'));
  }

  /** They are another page now, or gone: nothing of before is left at their end. */
  forget(): void {
    this.#standing.forget();
    this.#lanes.endAll('unwanted', true);
    this.#traffic.forgetLine();
    this.#state.beginAnew();
    this.#setProblem(null);
    this.#standing.tell();
    this.#settle();
  }

  /** Nothing is called back afterwards. Idempotent. */
  close(): void {
    this.#state.close();
    this.#lanes.endAll('unwanted');
    this.#stopOffer?.();
    this.#stopLinger?.();
    this.#stopLinkless?.();
    this.#traffic.clear(true);
  }

  get #mayOffer(): boolean {
    return this.#standing.isWanted && this.#standing.isLinkUp && this.#offers.isMine;
  }

  /** Does what is to be done as things stand now. */
  #settle(): void {
    const { clock } = this.#context;
    if (this.#standing.isWanted) {
      this.#stopLinger?.();
      this.#stopLinger = null;
    } else
      this.#stopLinger ??= clock.after(LINGER_MS, () => {
        this.#stopLinger = null;
        this.#lanes.endAll('unwanted');
      });
    if (!this.#mayOffer) return;
    // Whoever tells of a new link tells several things at once.
    if (this.#state.kind === 'none') this.#stopOffer ??= clock.soon(() => this.#offer());
    else this.#widen();
  }

  #offer(): void {
    this.#stopOffer = null;
    if (!this.#mayOffer || this.#state.kind !== 'none') return;
    if (this.#offers.isForbidden) {
      this.#offers.tellForbidden();
      return this.#turnIsOff();
    }
    this.#state.negotiate();
    // They may not have heard, if their code came late.
    this.#standing.tell();
    this.#offers.make(false);
  }

  /** More lanes, where they make it faster. */
  #widen(): void {
    if (this.#state.kind !== 'open' || !this.#mayWiden || !this.#mayOffer) return;
    const { rttMs, movedBytes, isGivingWay } = this.#traffic;
    const wanted = lanesFor({ rttMs, isOverTurn: this.#isOverTurn, movedBytes, isGivingWay });
    for (let count = this.#lanes.ids.length; count < wanted; count += 1) this.#offers.make(true);
  }

  #opened(lane: Lane): void {
    if (this.#offers.isTurnPossible)
      watchPath(lane, this.#context.clock, (isOverTurn) => this.#foundPath(isOverTurn));
    else this.#foundPath(false);
    if (this.#state.kind === 'open') return this.#traffic.drained();
    this.#state.open();
    this.#mayWiden = true;
    this.#setProblem(null);
    this.#traffic.begin();
    this.#handlers.opened();
    this.#settle();
  }

  #ended(lane: string, why: LaneEnd, wasOpen: boolean, isTold: boolean): void {
    if (!isTold) this.#offers.tellOver(lane, why);
    if (this.#state.kind === 'over') return;
    this.#mayWiden = false;
    const isLeft = this.#lanes.open.length > 0;
    if (wasOpen && this.#state.kind === 'open') {
      this.#traffic.clear(!isLeft);
      if (!isLeft) {
        this.#state.leaveOpen();
        this.#isOverTurn = null;
      }
      this.#handlers.closed();
      if (isLeft && this.isOpen) this.#handlers.opened();
    }
    if (this.#lanes.ids.length === 0 && this.#state.kind === 'negotiating')
      this.#failed(why, wasOpen, isTold);
  }

  /** There is no lane, nor will there be one by itself. */
  #failed(why: LaneEnd, wasOpen: boolean, isTold: boolean): void {
    this.#state.end();
    if (why === 'unwanted' && !isTold) return this.#settle();
    // Who offers says so with every offer; who waits for one says it here.
    if (!this.#offers.isMine) this.#standing.tell();
    const { mayUseTurn, terms } = this.#context;
    if (why === 'turn-off' || (!mayUseTurn() && terms(this.#id).isOverTurn === true))
      return this.#turnIsOff();
    if (!wasOpen && why !== 'unwanted') this.#setProblem('unreachable');
    this.#backOff(null);
  }

  #turnIsOff(): void {
    this.#setProblem('turn-off');
    this.#state.beginAnew();
    this.#lanes.endAll('turn-off');
    this.#backOff(TURN_AGAIN_MS);
  }

  /** Only who offers can try again. */
  #backOff(ms: number | null): void {
    if (this.#offers.isMine) this.#state.backOff(ms, () => this.#settle());
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

  #weighCalls(): void {
    this.#traffic.setGivingWay(this.#standing.isCallingAnywhere);
  }
}
