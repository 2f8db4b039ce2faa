/** Agrees with one member on lanes: offers and answers on the verified link, and what is refused of them. */
import type { MemberId } from '../crypto/signer.ts';
import { candidateType } from '../link/candidate.ts';
import { fingerprintOf } from '../link/description.ts';
import type { LinkSignal, LinkTerms } from '../link/link.ts';
import { offersServer } from '../link/unreachable.ts';
import type { Log } from '../log.ts';
import { areTooMany, isPolite, withOffer } from '../peer/offer-rules.ts';
import type { BulkContext } from './bulk-contract.ts';
import { type LaneEnd, MAX_LANES } from './bulk-frame.ts';
import { withoutTurn } from './bulk-rules.ts';
import type { LaneSet } from './lane-set.ts';

export interface LaneOffersHandlers {
  /** Either end wants a connection. */
  isWanted(): boolean;
  /** The member's offer of a lane was taken. */
  answering(): void;
  /** One was refused, because it can only go over TURN. */
  turnForbidden(): void;
}

export class LaneOffers {
  /** Of the two the impolite one offers, so that no offers cross; the other asks for it. */
  readonly isMine: boolean;
  readonly #id: MemberId;
  readonly #context: BulkContext;
  readonly #lanes: LaneSet;
  readonly #handlers: LaneOffersHandlers;
  readonly #log: Log;
  /** When offers came. */
  #times: readonly number[] = [];
  /** What lanes were made with. */
  #isTurnOnly = false;
  #isTurnPossible = false;

  constructor(id: MemberId, context: BulkContext, lanes: LaneSet, handlers: LaneOffersHandlers, log: Log) {
    this.isMine = !isPolite(context.self, id);
    this.#id = id;
    this.#context = context;
    this.#lanes = lanes;
    this.#handlers = handlers;
    this.#log = log;
  }

  /** Without a TURN server at either end no lane goes over one. */
  get isTurnPossible(): boolean {
    return this.#isTurnPossible;
  }

  /** The person chose since to hide this device's addresses, or no longer. */
  get isOutdated(): boolean {
    return this.#terms.isTurnOnly !== this.#isTurnOnly;
  }

  /** There is no way but over TURN, and that is the operator's for links. */
  get isForbidden(): boolean {
    return this.#terms.isTurnOnly && !this.#context.mayUseTurn();
  }

  /** `isFurther`: beside one that is open; servers of TURN are spared then. */
  make(isFurther: boolean): void {
    this.#begin(this.#newId(), true, isFurther);
  }

  /** They wait for an offer that there will not be. */
  tellForbidden(): void {
    this.tellOver(this.#newId(), 'turn-off');
  }

  /** To the member, or the lane ends: what is lost is not told again. */
  tell(lane: string, signal: LinkSignal): void {
    const isSent = this.#context.send(this.#id, { type: 'bulk', kind: 'signal', lane, ...signal });
    if (!isSent) this.#lanes.end(lane, 'failed');
  }

  tellOver(lane: string, why: LaneEnd): void {
    this.#context.send(this.#id, { type: 'bulk', kind: 'over', lane, why });
  }

  /** What the member tells of a lane. A description counts only with the fingerprint that they signed for the link. */
  receive(lane: string, signal: LinkSignal): void {
    const { description, candidates = [] } = signal;
    const isKnown = this.#lanes.has(lane);
    if (description && fingerprintOf(description) !== this.#terms.fingerprints?.remote) {
      this.#log('refused a description');
      return isKnown ? this.#lanes.end(lane, 'refused') : this.tellOver(lane, 'refused');
    }
    if (candidates.some(({ candidate }) => candidateType(candidate) === 'relay')) this.#isTurnPossible = true;
    if (!isKnown) {
      if (description?.type !== 'offer') return;
      const refusal = this.#refusal();
      if (refusal !== null) return this.tellOver(lane, refusal);
      this.#handlers.answering();
      this.#begin(lane, false, this.#lanes.open.length > 0);
    }
    this.#lanes.accept(lane, signal);
  }

  get #terms(): LinkTerms {
    return this.#context.terms(this.#id);
  }

  #newId(): string {
    return Math.floor(this.#context.random() * 2 ** 52).toString(36);
  }

  #refusal(): LaneEnd | null {
    this.#times = withOffer(this.#times, this.#context.clock.now());
    if (this.isMine || this.#lanes.ids.length >= MAX_LANES || areTooMany(this.#times)) return 'refused';
    if (!this.#handlers.isWanted()) return 'unwanted';
    if (!this.isForbidden) return null;
    this.#handlers.turnForbidden();
    return 'turn-off';
  }

  #begin(lane: string, isOffering: boolean, isFurther: boolean): void {
    const { iceServers: all, isTurnOnly } = this.#terms;
    const iceServers = isFurther || !this.#context.mayUseTurn() ? withoutTurn(all) : all;
    this.#isTurnOnly = isTurnOnly;
    this.#isTurnPossible ||= offersServer(iceServers, 'turn');
    this.#lanes.begin(lane, { isOffering, isTurnOnly, iceServers });
  }
}
