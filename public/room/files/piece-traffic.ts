/**
 * Pieces that come and go over bulk connections: what is fetched, what is served, what is carried for others. Tells each
 * of these what becomes of the connections.
 */
import type { Verify } from '../../net/crypto/signer.ts';
import type { MemberId } from '../people/member.ts';
import { Carrying } from './carrying/carrying.ts';
import { Streams } from './fetching/streams.ts';
import { Fetchings, type FetchingsOptions } from './fetchings.ts';
import type { Offer } from './offer.ts';
import type { Seal } from './seal.ts';
import { Giving } from './serving/giving.ts';
import { Serving } from './serving/serving.ts';
import type { FileId } from './shared-file.ts';

export interface PieceTrafficOptions extends Omit<FetchingsOptions, 'streams' | 'carrying'> {
  readonly verify: Verify;
  /** From 0 up to 1. */
  random(): number;
  sendSeal(to: MemberId, offer: Offer, seal: Seal): void;
  /** A connection came, went or took another way. */
  moved(): void;
}

export class PieceTraffic {
  readonly fetchings: Fetchings;
  readonly serving: Serving;
  readonly carrying: Carrying;
  readonly giving: Giving;
  readonly #streams: Streams;
  readonly #options: PieceTrafficOptions;
  #unsubscribe: () => void = () => undefined;

  constructor(options: PieceTrafficOptions) {
    this.#options = options;
    const { clock, bulk, ways, news, files, verify, isLinked, sendSeal, changed } = options;
    const refuse = (to: MemberId, stream: number, piece: number) => ways.refuse(to, stream, [piece]);
    this.#streams = new Streams(options.random());
    this.giving = new Giving(clock, changed);
    this.serving = new Serving({
      bulk,
      clock,
      isLinked,
      isHere: (member) => ways.isLinked(member),
      refuse,
      sent: (id, bytes) => this.giving.sent(id, bytes),
    });
    this.fetchings = new Fetchings({ ...options, streams: this.#streams, carrying: () => this.carrying });
    this.carrying = new Carrying({
      verify,
      clock,
      fetch: (goal, lied) => this.fetchings.beginCarried(goal, { lied, failed: () => undefined }),
      ended: (offer) => {
        if (!files.get(offer.id)?.fetching) news.tellWant(offer, false);
      },
      serve: (to, supply, stream, piece) => this.serving.asked(to, supply, stream, [piece]),
      sendSeal,
      refuse,
    });
  }

  /** Connections that there are already are told at once. */
  begin(): void {
    const { bulk, moved } = this.#options;
    this.#unsubscribe = bulk.subscribe({
      opened: (id) => {
        this.serving.drained(id);
        this.fetchings.opened(id);
        moved();
      },
      closed: (id) => {
        this.serving.cut(id);
        this.fetchings.closed(id);
        moved();
      },
      message: (from, bytes) => this.#streams.receive(from, bytes),
      drained: (id) => this.serving.drained(id),
      changed: moved,
    });
  }

  /** There is no link with the member any more. */
  lost(member: MemberId): void {
    this.serving.lost(member);
    this.carrying.lost(member);
    for (const fetching of this.fetchings.all) fetching.lost(member);
  }

  /** Nothing of the file goes to others any more. */
  forget(id: FileId): void {
    this.serving.forget(id);
    this.carrying.forget(id);
  }

  /** Idempotent. */
  close(): void {
    this.#unsubscribe();
    this.carrying.close();
    this.serving.close();
    this.giving.close();
  }
}
