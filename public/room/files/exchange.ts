/** What members tell each other about files: frames in, frames out, to nobody whom a file is not for. */
import type { Cancel, Clock } from '../../net/clock.ts';
import type { ChannelOf, Way } from '../../net/mesh/frame-router.ts';
import type { MemberId } from '../people/member.ts';
import { countBits, readBitmap, writeBitmap } from './bitmap.ts';
import type { Carrying } from './carrying.ts';
import type { Fetching } from './fetching/fetching.ts';
import type { fileChannel } from './file-channel.ts';
import {
  type FileFrame,
  type FileNews,
  MAX_IDS,
  MAX_PIECES,
  readFileFrame,
  readFileNews,
} from './file-frames.ts';
import type { Holders } from './holders.ts';
import type { Offer } from './offer.ts';
import type { OneFile } from './one-file.ts';
import type { Seal } from './seal.ts';
import type { Serving } from './serving/serving.ts';
import { type FileId, pieceCountOf } from './shared-file.ts';

export interface ExchangeOptions {
  readonly self: MemberId;
  readonly clock: Clock;
  readonly channel: ChannelOf<typeof fileChannel>;
  readonly files: ReadonlyMap<FileId, OneFile>;
  readonly holders: Holders;
  readonly serving: Serving;
  readonly carrying: Carrying;
  /** The member sent what no honest member sends. */
  misbehaved(member: MemberId, what: string): void;
  changed(id: FileId): void;
  /** Who is here, or how they can be reached, changed. */
  moved(): void;
}

/** Pieces that came meanwhile are told together. */
const NEWS_MS = 50;
/** What goes over others may be lost: it is told again. */
const AGAIN_MS = 60_000;
/** Seals that nobody signed, of one member. */
const MAX_FORGED = 8;

type Ask = Extract<FileFrame, { kind: 'ask' }>;

export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #ways = new Map<MemberId, Way>();
  readonly #fresh = new Map<FileId, Set<number>>();
  readonly #forged = new Map<MemberId, number>();
  readonly #greeting = new Set<MemberId>();
  #cancelNews: Cancel | null = null;
  #cancelAgain: Cancel | null = null;
  #unsubscribe: () => void = () => undefined;
  #isClosed = false;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  begin(): void {
    this.#unsubscribe = this.#options.channel.subscribe({
      onFrame: (from, { about }) => {
        const frame = this.isLinked(from) ? readFileFrame(about) : readFileNews(about);
        if (frame) this.#receive(from, frame);
        else this.#options.misbehaved(from, 'a malformed frame about files');
      },
      onOpen: (id) => this.#greet(id),
      onReachable: (id, way) => this.#reached(id, way),
      onLost: (id) => this.#unreached(id),
      onRenewed: (id) => {
        this.#forget(id, this.#options.holders.forget(id));
        this.#greet(id);
      },
      onLeft: (id) => {
        this.#unreached(id);
        this.#forget(id, this.#options.holders.left(id));
      },
    });
    this.#tellAgain();
  }

  isLinked(member: MemberId): boolean {
    return this.#ways.get(member)?.kind === 'direct';
  }

  get linked(): readonly MemberId[] {
    return [...this.#ways.keys()].filter((id) => this.isLinked(id));
  }

  send(to: MemberId, about: FileFrame): boolean {
    return !this.#isClosed && this.#options.channel.send(to, { type: 'file', about });
  }

  /** All of it is here from now on. */
  tellWhole({ offer }: OneFile): void {
    this.#tell(offer, { kind: 'whole', ids: [offer.id] });
  }

  /** Nothing of it is here any more. */
  tellGone(offer: Offer): void {
    this.#tell(offer, { kind: 'gone', ids: [offer.id] });
  }

  /** All that is here, because some of it went. */
  tellHave(file: OneFile): void {
    for (const id of this.#options.holders.fetchersOf(file.offer.id)) this.#sendHave(id, file);
  }

  tellPieces({ offer }: OneFile, pieces: readonly number[]): void {
    const fresh = this.#fresh.get(offer.id) ?? new Set();
    this.#fresh.set(offer.id, fresh);
    for (const piece of pieces) fresh.add(piece);
    this.#cancelNews ??= this.#options.clock.after(NEWS_MS, () => this.#tellFresh());
  }

  /** I fetch it from now on, or no more. */
  tellWant(offer: Offer, isFetching: boolean, except: (member: MemberId) => boolean = () => false): void {
    const kind = isFetching ? 'want' : 'unwant';
    for (const to of this.linked) if (isFor(offer, to) && !except(to)) this.send(to, { kind, id: offer.id });
  }

  sendSeal(to: MemberId, offer: Offer, seal: Seal): void {
    this.send(to, { kind: 'seal', id: offer.id, ...seal });
  }

  refuse(to: MemberId, stream: number, pieces: readonly number[]): void {
    for (let at = 0; at < pieces.length; at += MAX_PIECES)
      this.send(to, { kind: 'nope', stream, pieces: pieces.slice(at, at + MAX_PIECES) });
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#cancelNews?.();
    this.#cancelAgain?.();
    this.#unsubscribe();
  }

  #reached(id: MemberId, way: Way): void {
    const before = this.#ways.get(id)?.kind;
    this.#ways.set(id, way);
    this.#options.holders.cameBack(id);
    if (before !== way.kind) this.#greet(id);
    if (before === 'direct' && way.kind !== 'direct') this.#unlinked(id);
    this.#options.moved();
  }

  #unreached(id: MemberId): void {
    this.#ways.delete(id);
    this.#unlinked(id);
    this.#options.moved();
  }

  #unlinked(id: MemberId): void {
    this.#options.serving.lost(id);
    this.#options.carrying.lost(id);
    for (const fetching of this.#allFetching) fetching.lost(id);
  }

  /** Nothing of what they told needs to be so any more. */
  #forget(id: MemberId, ids: ReadonlySet<FileId>): void {
    this.#unlinked(id);
    for (const each of ids) this.#options.changed(each);
  }

  /** What I have and want, once for all reasons that there are now. */
  #greet(id: MemberId): void {
    if (this.#greeting.has(id)) return;
    this.#greeting.add(id);
    this.#options.clock.soon(() => {
      this.#greeting.delete(id);
      if (this.#isClosed) return;
      if (this.isLinked(id)) this.send(id, { kind: 'hello' });
      this.#tellAll(id);
      for (const { fetching, offer } of this.#options.files.values())
        if (fetching && isFor(offer, id)) this.send(id, { kind: 'want', id: offer.id });
    });
  }

  #tellAll(to: MemberId): void {
    const ids = [...this.#options.files.values()]
      .filter(({ local, offer }) => local.isWhole && isFor(offer, to))
      .map(({ offer }) => offer.id);
    for (let at = 0; at < ids.length; at += MAX_IDS)
      this.#news(to, { kind: 'whole', ids: ids.slice(at, at + MAX_IDS) });
  }

  #tell(offer: Offer, news: FileNews): void {
    for (const to of this.#ways.keys()) if (isFor(offer, to)) this.#news(to, news);
  }

  #news(to: MemberId, about: FileNews): void {
    if (this.isLinked(to)) this.send(to, about);
    else this.#options.channel.relay(to, { type: 'file', about });
  }

  #tellAgain(): void {
    this.#cancelAgain = this.#options.clock.after(AGAIN_MS, () => {
      for (const id of this.#ways.keys()) if (!this.isLinked(id)) this.#tellAll(id);
      this.#tellAgain();
    });
  }

  #tellFresh(): void {
    this.#cancelNews = null;
    for (const [id, fresh] of this.#fresh) {
      const pieces = [...fresh].filter((piece) => this.#options.files.get(id)?.local.has(piece));
      const offer = this.#options.files.get(id)?.offer;
      for (const to of this.#options.holders.fetchersOf(id))
        for (let at = 0; at < pieces.length; at += MAX_PIECES)
          if (offer && isFor(offer, to))
            this.send(to, { kind: 'more', id, pieces: pieces.slice(at, at + MAX_PIECES) });
    }
    this.#fresh.clear();
  }

  #sendHave(to: MemberId, { local, offer }: OneFile): void {
    if (isFor(offer, to)) this.send(to, { kind: 'have', id: offer.id, bits: writeBitmap(local.have) });
  }

  #receive(from: MemberId, frame: FileFrame): void {
    const { serving, carrying, holders, files } = this.#options;
    switch (frame.kind) {
      case 'hello':
        return this.#tellAll(from);
      case 'whole':
        for (const id of frame.ids) this.#whole(from, id);
        return;
      case 'gone':
        for (const id of frame.ids) this.#gone(from, id);
        return;
      case 'want':
      case 'unwant': {
        holders.fetches(from, frame.id, frame.kind === 'want');
        const file = files.get(frame.id);
        if (frame.kind === 'want' && file && countBits(file.local.have) > 0) this.#sendHave(from, file);
        return;
      }
      case 'have': {
        const offer = this.#offerFor(from, frame.id);
        const bits = offer && readBitmap(frame.bits, pieceCountOf(offer.bytes));
        if (bits) for (const fetching of this.#fetchingOf(frame.id)) fetching.told(from, bits);
        else if (offer) this.#options.misbehaved(from, 'a set of pieces that a file has not');
        return;
      }
      case 'more':
        if (this.#offerFor(from, frame.id))
          for (const fetching of this.#fetchingOf(frame.id)) fetching.told(from, frame.pieces);
        return;
      case 'ask':
        return this.#asked(from, frame);
      case 'cancel':
        serving.cancelled(from, frame.stream, frame.pieces);
        return carrying.cancelled(from, frame.stream, frame.pieces);
      case 'nope':
        for (const fetching of this.#allFetching) fetching.refused(from, frame.stream, frame.pieces);
        return;
      case 'prove': {
        const file = files.get(frame.id);
        const offer = this.#offerFor(from, frame.id);
        if (file && offer) void this.#sendSealOf(from, file, frame.from);
        return;
      }
      case 'seal': {
        const { kind: _, id, ...seal } = frame;
        return this.#sealed(from, id, seal);
      }
    }
  }

  get #allFetching(): readonly Fetching[] {
    const own = [...this.#options.files.values()].flatMap(({ fetching }) => fetching ?? []);
    return [...own, ...this.#options.carrying.all];
  }

  #fetchingOf(id: FileId): readonly Fetching[] {
    const own = this.#options.files.get(id)?.fetching;
    const carried = this.#options.carrying.fetching(id);
    return [...(own ? [own] : []), ...(carried ? [carried] : [])];
  }

  /** Null where the file is not known, or not for the member. */
  #offerFor(member: MemberId, id: FileId): Offer | null {
    const offer = this.#options.files.get(id)?.offer;
    return offer && isFor(offer, member) ? offer : null;
  }

  #whole(from: MemberId, id: FileId): void {
    const offer = this.#options.files.get(id)?.offer;
    if (offer && !isFor(offer, from)) return;
    this.#options.holders.whole(from, id);
    this.#options.changed(id);
  }

  #gone(from: MemberId, id: FileId): void {
    this.#options.holders.gone(from, id);
    for (const fetching of this.#fetchingOf(id)) fetching.lost(from);
    this.#options.changed(id);
  }

  #asked(from: MemberId, { id, stream, pieces, seals, carry }: Ask): void {
    const { files, serving, carrying, self } = this.#options;
    const file = files.get(id);
    const offer = this.#offerFor(from, id);
    if (!file || !offer) return this.refuse(from, stream, pieces);
    const { local } = file;
    const count = pieceCountOf(offer.bytes);
    const inFile = pieces.filter((piece) => piece < count);
    const here = inFile.filter((piece) => local.has(piece));
    const others = inFile.filter((piece) => !local.has(piece));
    const isCarried = carry && !file.fetching && offer.partner === null && others.length > 0;
    for (const run of seals) if (!isCarried && run < count) void this.#sendSealOf(from, file, run);
    const supply = { id, isAuthor: offer.author === self, read: (piece: number) => local.read(piece) };
    if (here.length > 0) serving.asked(from, supply, stream, here);
    if (isCarried) carrying.asked(from, offer, stream, others, seals);
    else if (others.length > 0) this.refuse(from, stream, others);
  }

  async #sendSealOf(to: MemberId, { local, offer }: OneFile, run: number): Promise<void> {
    const seal = await local.sealOf(run);
    if (seal) this.sendSeal(to, offer, seal);
  }

  #sealed(from: MemberId, id: FileId, seal: Seal): void {
    const file = this.#options.files.get(id);
    const forged = this.#forged.get(from) ?? 0;
    if (!file || !this.#offerFor(from, id) || forged > MAX_FORGED) return;
    const carried = this.#options.carrying.takeSeal(id, seal);
    const isMine = file.fetching !== null || file.local.bytes > 0;
    const verdict = isMine ? file.local.takeSeal(seal) : carried;
    if (verdict === null) return;
    if (verdict === 'forged') {
      this.#forged.set(from, forged + 1);
      this.#options.misbehaved(from, 'a seal that the author did not sign');
    }
    // They go by a version that does not count: here is the one that does.
    if (verdict === 'lesser' && isMine) void this.#sendSealOf(from, file, seal.from);
    for (const fetching of this.#fetchingOf(id)) fetching.sealed(from, verdict);
    if (verdict === 'other') this.#options.changed(id);
  }
}

/** Files of private conversations are for the other of the two alone. */
export const isFor = ({ partner }: Offer, member: MemberId): boolean =>
  partner === null || partner === member;
