/** What other members tell and ask about files: each frame goes to the part that it concerns. */
import type { ChannelOf, Way } from '../../../net/mesh/frame-router.ts';
import type { MemberId } from '../../people/member.ts';
import { readBitmap } from '../bitmap.ts';
import type { fileChannel } from '../file-channel.ts';
import { type FileFrame, readFileFrame, readFileNews } from '../file-frames.ts';
import type { Holders } from '../holders.ts';
import { isFor } from '../offer.ts';
import type { OneFile } from '../one-file.ts';
import type { PieceTraffic } from '../piece-traffic.ts';
import type { Seal } from '../seal.ts';
import { type FileId, pieceCountOf } from '../shared-file.ts';
import type { News } from './news.ts';
import type { SealExchange } from './seal-exchange.ts';
import type { Ways } from './ways.ts';

export interface ExchangeOptions {
  readonly self: MemberId;
  readonly channel: ChannelOf<typeof fileChannel>;
  readonly files: ReadonlyMap<FileId, OneFile>;
  readonly ways: Ways;
  readonly news: News;
  readonly seals: SealExchange;
  readonly holders: Holders;
  readonly traffic: PieceTraffic;
  /** The member sent what no honest member sends. */
  misbehaved(member: MemberId, what: string): void;
  changed(id: FileId): void;
  /** Who is here, or how they can be reached, changed. */
  moved(): void;
}

type Ask = Extract<FileFrame, { kind: 'ask' }>;

export class Exchange {
  readonly #options: ExchangeOptions;
  #unsubscribe: () => void = () => undefined;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /** What was sent before is received at once. */
  begin(): void {
    const { channel, ways, news, holders, misbehaved } = this.#options;
    this.#unsubscribe = channel.subscribe({
      onFrame: (from, { about }) => {
        const frame = ways.isLinked(from) ? readFileFrame(about) : readFileNews(about);
        if (frame) this.#receive(from, frame);
        else misbehaved(from, 'a malformed frame about files');
      },
      onOpen: (id) => news.greet(id),
      onReachable: (id, way) => this.#reached(id, way),
      onLost: (id) => this.#unreached(id),
      onRenewed: (id) => {
        this.#forget(id, holders.forget(id));
        news.greet(id);
      },
      onLeft: (id) => {
        this.#unreached(id);
        this.#forget(id, holders.left(id));
      },
    });
  }

  /** Idempotent. */
  close(): void {
    this.#unsubscribe();
  }

  #reached(id: MemberId, way: Way): void {
    const { ways, holders, news, traffic, moved } = this.#options;
    const before = ways.reached(id, way);
    holders.cameBack(id);
    if (before !== way.kind) news.greet(id);
    if (before === 'direct' && way.kind !== 'direct') traffic.lost(id);
    moved();
  }

  #unreached(id: MemberId): void {
    this.#options.ways.unreached(id);
    this.#options.traffic.lost(id);
    this.#options.moved();
  }

  /** Nothing of what they told needs to be so any more. */
  #forget(id: MemberId, ids: ReadonlySet<FileId>): void {
    this.#options.traffic.lost(id);
    for (const each of ids) this.#options.changed(each);
  }

  #receive(from: MemberId, frame: FileFrame): void {
    const { holders, news, seals, traffic, misbehaved } = this.#options;
    const { fetchings, serving, carrying } = traffic;
    switch (frame.kind) {
      case 'hello':
        return news.tellAll(from);
      case 'whole':
        for (const id of frame.ids) this.#whole(from, id);
        return;
      case 'gone':
        for (const id of frame.ids) this.#gone(from, id);
        return;
      case 'want':
      case 'unwant': {
        holders.fetches(from, frame.id, frame.kind === 'want');
        const file = this.#fileFor(from, frame.id);
        if (frame.kind === 'want' && file) news.tellFetcher(from, file);
        return;
      }
      case 'have': {
        const file = this.#fileFor(from, frame.id);
        const bits = file && readBitmap(frame.bits, pieceCountOf(file.offer.bytes));
        if (bits) for (const fetching of fetchings.of(frame.id)) fetching.told(from, bits);
        else if (file) misbehaved(from, 'a set of pieces that a file has not');
        return;
      }
      case 'more':
        if (this.#fileFor(from, frame.id))
          for (const fetching of fetchings.of(frame.id)) fetching.told(from, frame.pieces);
        return;
      case 'ask':
        return this.#asked(from, frame);
      case 'cancel':
        serving.cancelled(from, frame.stream, frame.pieces);
        return carrying.cancelled(from, frame.stream, frame.pieces);
      case 'nope':
        for (const fetching of fetchings.all) fetching.refused(from, frame.stream, frame.pieces);
        return;
      case 'prove': {
        const file = this.#fileFor(from, frame.id);
        if (file) void seals.sendOf(from, file, frame.from);
        return;
      }
      case 'seal': {
        const { kind: _, id, ...seal } = frame;
        return this.#sealed(from, id, seal);
      }
    }
  }

  /** Null where the file is not known, or not for the member. */
  #fileFor(member: MemberId, id: FileId): OneFile | null {
    const file = this.#options.files.get(id);
    return file && isFor(file.offer, member) ? file : null;
  }

  #whole(from: MemberId, id: FileId): void {
    const offer = this.#options.files.get(id)?.offer;
    if (offer && !isFor(offer, from)) return;
    // Its entry may come later.
    this.#options.holders.whole(from, id);
    this.#options.changed(id);
  }

  #gone(from: MemberId, id: FileId): void {
    this.#options.holders.gone(from, id);
    for (const fetching of this.#options.traffic.fetchings.of(id)) fetching.lost(from);
    this.#options.changed(id);
  }

  /** What is here is served; what is not is fetched for them where they ask for that, and else refused. */
  #asked(from: MemberId, { id, stream, pieces, seals: runs, carry }: Ask): void {
    const { traffic, seals, ways, self } = this.#options;
    const { serving, carrying } = traffic;
    const file = this.#fileFor(from, id);
    if (!file) return ways.refuse(from, stream, pieces);
    const { local, offer } = file;
    const count = pieceCountOf(offer.bytes);
    const inFile = pieces.filter((piece) => piece < count);
    const here = inFile.filter((piece) => local.has(piece));
    const others = inFile.filter((piece) => !local.has(piece));
    const isCarried = carry && !file.fetching && offer.partner === null && others.length > 0;
    for (const run of runs) if (!isCarried && run < count) void seals.sendOf(from, file, run);
    const supply = { id, isAuthor: offer.author === self, read: (piece: number) => local.read(piece) };
    if (here.length > 0) serving.asked(from, supply, stream, here);
    if (isCarried) carrying.asked(from, offer, stream, others, runs);
    else if (others.length > 0) ways.refuse(from, stream, others);
  }

  #sealed(from: MemberId, id: FileId, seal: Seal): void {
    const file = this.#fileFor(from, id);
    const verdict = file && this.#options.seals.take(from, file, seal);
    if (verdict === null) return;
    for (const fetching of this.#options.traffic.fetchings.of(id)) fetching.sealed(from, verdict);
    if (verdict === 'other') this.#options.changed(id);
  }
}
