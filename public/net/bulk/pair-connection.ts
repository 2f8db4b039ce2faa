/**
 * The bulk connection of a pair, from the first offer to the end of its last lane. It is made while either end wants it,
 * widened where more lanes are faster, and tried again when it fails.
 */
import type { Cancel } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';
import type { LinkSignal } from '../link/link.ts';
import type { Log } from '../log.ts';
import type { BulkWay } from './bulk.ts';
import type { BulkContext } from './bulk-contract.ts';
import type { LaneEnd } from './bulk-frame.ts';
import { lanesFor } from './bulk-rules.ts';
import type { Lane } from './lane.ts';
import { LaneOffers } from './lane-offers.ts';
import { LaneSet } from './lane-set.ts';
import { PairState } from './pair-state.ts';
import { PairWay } from './pair-way.ts';
import type { Standing } from './standing.ts';
import type { Traffic } from './traffic.ts';

/** The next file often follows soon. */
const LINGER_MS = 15_000;
/** As long as the operator forbids TURN, only another network helps. */
const TURN_AGAIN_MS = 60_000;

export interface PairConnectionHandlers {
  opened(): void;
  /** At least one lane is gone; it may still be open. */
  closed(): void;
  changed(): void;
  message(bytes: Uint8Array): void;
}

export class PairConnection {
  readonly #id: MemberId;
  readonly #context: BulkContext;
  readonly #standing: Standing;
  readonly #traffic: Traffic;
  readonly #handlers: PairConnectionHandlers;
  readonly #lanes: LaneSet;
  readonly #offers: LaneOffers;
  readonly #state: PairState;
  readonly #way: PairWay;
  /** Since it opened no lane has ended. */
  #mayWiden = true;
  #stopOffer: Cancel | null = null;
  #stopLinger: Cancel | null = null;

  constructor(
    id: MemberId,
    context: BulkContext,
    standing: Standing,
    traffic: Traffic,
    handlers: PairConnectionHandlers,
    log: Log,
  ) {
    this.#id = id;
    this.#context = context;
    this.#standing = standing;
    this.#traffic = traffic;
    this.#handlers = handlers;
    this.#state = new PairState(context.clock, () => context.random());
    this.#way = new PairWay(context.clock, {
      mayUseTurn: () => context.mayUseTurn(),
      forbidden: () => this.#lanes.endAll('turn-off'),
      found: () => this.settle(),
      changed: () => handlers.changed(),
    });
    this.#lanes = new LaneSet(context.clock, context.createLane, log, {
      signal: (lane, signal) => this.#offers.tell(lane, signal),
      opened: (lane) => this.#opened(lane),
      ended: (lane, why, wasOpen, isTold) => this.#ended(lane, why, wasOpen, isTold),
      message: (bytes) => handlers.message(bytes),
      drained: () => traffic.drained(),
    });
    const offers = {
      isWanted: () => standing.isWanted,
      answering: () => this.#state.negotiate(),
      turnForbidden: () => {
        this.#way.problem = 'turn-off';
      },
    };
    this.#offers = new LaneOffers(id, context, this.#lanes, offers, log);
  }

  get isOpen(): boolean {
    return this.#state.kind === 'open';
  }

  get way(): BulkWay {
    const { isOverTurn, problem } = this.#way;
    return { isOverTurn: problem === 'turn-off' || isOverTurn, rttMs: this.#traffic.rttMs, problem };
  }

  /** Those that take messages, the oldest first. */
  get lanes(): readonly Lane[] {
    return this.#lanes.open;
  }

  get laneIds(): readonly string[] {
    return this.#lanes.ids;
  }

  /** Does what is to be done as things stand now. */
  settle(): void {
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
    else this.widen();
  }

  /** More lanes, where they make it faster. */
  widen(): void {
    if (this.#state.kind !== 'open' || !this.#mayWiden || !this.#mayOffer) return;
    const { rttMs, movedBytes, isGivingWay } = this.#traffic;
    const wanted = lanesFor({ rttMs, isOverTurn: this.#way.isOverTurn, movedBytes, isGivingWay });
    for (let count = this.#lanes.ids.length; count < wanted; count += 1) this.#offers.make(true);
  }

  /** What the member tells of a lane. */
  receive(lane: string, signal: LinkSignal): void {
    this.#offers.receive(lane, signal);
  }

  /** The member ended a lane. */
  laneOver(lane: string, why: LaneEnd): void {
    this.#lanes.end(lane, why, true);
    // The lane itself may have been faster to close.
    if (why === 'turn-off' && !this.isOpen) this.#turnIsOff();
  }

  /** The lanes that the member knows of. */
  keepOpen(known: readonly string[]): void {
    this.#lanes.keepOpen(known);
  }

  /** Another link: signals on the one before may be lost, and so may the way that lanes take. */
  linkRenewed(): void {
    this.#traffic.forgetLine();
    this.#state.beginAnew();
    this.endOutdated();
    this.#lanes.endUnsettled();
  }

  /** The person chose since to hide this device's addresses, or no longer. */
  endOutdated(): void {
    if (this.#offers.isOutdated) this.#lanes.endAll('unwanted');
  }

  /** It carries nothing any more. */
  fail(): void {
    this.#lanes.endAll('failed');
  }

  /** The member is another page now, or gone. */
  forget(): void {
    this.#lanes.endAll('unwanted', true);
    this.#traffic.forgetLine();
    this.#state.beginAnew();
    this.#way.problem = null;
  }

  /** Nothing is called back afterwards. Idempotent. */
  close(): void {
    this.#state.close();
    this.#lanes.endAll('unwanted');
    this.#stopOffer?.();
    this.#stopLinger?.();
  }

  get #mayOffer(): boolean {
    return this.#standing.isWanted && this.#standing.isLinkUp && this.#offers.isMine;
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

  #opened(lane: Lane): void {
    this.#way.watch(lane, this.#offers.isTurnPossible);
    if (this.#state.kind === 'open') return this.#traffic.drained();
    this.#state.open();
    this.#mayWiden = true;
    this.#way.problem = null;
    this.#traffic.begin();
    this.#handlers.opened();
    this.settle();
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
        this.#way.lost();
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
    if (why === 'unwanted' && !isTold) return this.settle();
    // Who offers says so with every offer; who waits for one says it here.
    if (!this.#offers.isMine) this.#standing.tell();
    const { mayUseTurn, terms } = this.#context;
    if (why === 'turn-off' || (!mayUseTurn() && terms(this.#id).isOverTurn === true))
      return this.#turnIsOff();
    if (!wasOpen && why !== 'unwanted') this.#way.problem = 'unreachable';
    this.#backOff(null);
  }

  #turnIsOff(): void {
    this.#way.problem = 'turn-off';
    this.#state.beginAnew();
    this.#lanes.endAll('turn-off');
    this.#backOff(TURN_AGAIN_MS);
  }

  /** Only who offers can try again. */
  #backOff(ms: number | null): void {
    if (this.#offers.isMine) this.#state.backOff(ms, () => this.settle());
  }
}
