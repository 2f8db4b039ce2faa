/**
 * All that is being fetched: files for me, and pieces that I carry for others. Each fetching learns here who has the
 * file, and what becomes of the connections with them.
 */
import type { Bulk } from '../../net/bulk/bulk.ts';
import type { Clock } from '../../net/clock.ts';
import type { MemberId } from '../people/member.ts';
import { fullBitmap } from './bitmap.ts';
import type { Carrying } from './carrying/carrying.ts';
import type { News } from './exchange/news.ts';
import type { Ways } from './exchange/ways.ts';
import { BulkHolds } from './fetching/bulk-holds.ts';
import { Fetching, type FetchingOptions } from './fetching/fetching.ts';
import type { Goal } from './fetching/goal.ts';
import type { Streams } from './fetching/streams.ts';
import type { Holders } from './holders.ts';
import { isFor, type Offer } from './offer.ts';
import type { OneFile } from './one-file.ts';
import { type FileId, pieceCountOf } from './shared-file.ts';

export interface FetchingsOptions {
  readonly self: MemberId;
  readonly clock: Clock;
  readonly bulk: Bulk;
  readonly streams: Streams;
  readonly ways: Ways;
  readonly news: News;
  readonly holders: Holders;
  readonly files: ReadonlyMap<FileId, OneFile>;
  carrying(): Carrying;
  hash(bytes: Uint8Array): Promise<Uint8Array>;
  /** Who else is here, by whichever way. */
  members(): readonly { readonly id: MemberId }[];
  isLinked(a: MemberId, b: MemberId): boolean;
  changed(id: FileId): void;
}

type Outcome = Pick<FetchingOptions, 'failed' | 'lied'>;

export class Fetchings {
  readonly #options: FetchingsOptions;
  readonly #holds: BulkHolds;

  constructor(options: FetchingsOptions) {
    this.#options = options;
    this.#holds = new BulkHolds(options.bulk);
  }

  get all(): readonly Fetching[] {
    const { files, carrying } = this.#options;
    return [...[...files.values()].flatMap(({ fetching }) => fetching ?? []), ...carrying().all];
  }

  of(id: FileId): readonly Fetching[] {
    const { files, carrying } = this.#options;
    return [files.get(id)?.fetching, carrying().fetching(id)].flatMap((fetching) => fetching ?? []);
  }

  /** For me; from carriers too. */
  begin(goal: Goal, outcome: Outcome): Fetching {
    return this.#begin(
      goal,
      outcome,
      () => true,
      () => this.#carriers(goal.offer),
    );
  }

  /** For others, and not from those it is for, nor from other carriers: they would send each other in circles. */
  beginCarried(goal: Goal, outcome: Outcome): Fetching {
    const { news, carrying } = this.#options;
    const { offer } = goal;
    const isSource = (id: MemberId) => !carrying().isFor(offer.id, id);
    const fetching = this.#begin(goal, outcome, isSource, () => []);
    news.tellWant(offer, true, (id) => !isSource(id));
    return fetching;
  }

  /** Somebody told something about the file. */
  heard(id: FileId): void {
    const offer = this.#options.files.get(id)?.offer;
    if (!offer) return;
    for (const fetching of this.of(id)) this.#tellWhole(fetching, offer);
  }

  /** There is a bulk connection with the member. */
  opened(member: MemberId): void {
    for (const fetching of this.all) fetching.opened(member);
  }

  /** There is none any more. */
  closed(member: MemberId): void {
    for (const fetching of this.all) fetching.closed(member);
  }

  #begin(
    goal: Goal,
    outcome: Outcome,
    isSource: (member: MemberId) => boolean,
    carriers: () => readonly MemberId[],
  ): Fetching {
    const { clock, bulk, streams, ways, changed, hash } = this.#options;
    const { offer } = goal;
    const fetching = new Fetching({
      ...outcome,
      goal,
      clock,
      hash,
      bulk,
      holds: this.#holds,
      streams,
      send: (to, frame) => ways.send(to, frame),
      rank: () => this.#rank(offer),
      carriers,
      changed: () => changed(offer.id),
    });
    this.#tellWhole(fetching, offer, isSource);
    return fetching;
  }

  /** Who has all of it, among those who are linked with me. */
  #tellWhole(fetching: Fetching, offer: Offer, isSource: (member: MemberId) => boolean = () => true): void {
    const { ways, holders } = this.#options;
    for (const id of ways.linked)
      if (isFor(offer, id) && isSource(id) && holders.isWhole(id, offer.id))
        fetching.told(id, fullBitmap(pieceCountOf(offer.bytes)));
  }

  /** My place among those who fetch it and are linked with me; each of us finds the same order. */
  #rank({ id }: Offer): readonly [number, number] {
    const { self, holders, ways } = this.#options;
    const all = [self, ...holders.fetchersOf(id).filter((member) => ways.isLinked(member))].sort();
    return [all.indexOf(self), all.length];
  }

  /** Those linked with me who are linked with somebody that I am not linked with. */
  #carriers(offer: Offer): readonly MemberId[] {
    if (offer.partner !== null) return [];
    const { members, isLinked, ways, holders } = this.#options;
    const beyond = members().filter(({ id }) => !ways.isLinked(id));
    const best = beyond.filter(({ id }) => holders.isWhole(id, offer.id));
    const wanted = best.length > 0 ? best : beyond;
    return ways.linked.filter((id) => wanted.some((other) => isLinked(id, other.id)));
  }
}
