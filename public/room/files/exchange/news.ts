/**
 * What others are told of files: what I have, and what I want. Of a whole file all are told whom it is for, also over
 * others; of single pieces only those who fetch it.
 */
import type { Cancel, Clock } from '../../../net/clock.ts';
import type { MemberId } from '../../people/member.ts';
import { countBits, writeBitmap } from '../bitmap.ts';
import { type FileNews, MAX_IDS, MAX_PIECES } from '../file-frames.ts';
import type { Holders } from '../holders.ts';
import { isFor, type Offer } from '../offer.ts';
import type { OneFile } from '../one-file.ts';
import type { FileId } from '../shared-file.ts';
import type { Ways } from './ways.ts';

export interface NewsOptions {
  readonly clock: Clock;
  readonly ways: Ways;
  readonly files: ReadonlyMap<FileId, OneFile>;
  readonly holders: Pick<Holders, 'fetchersOf'>;
}

/** Pieces that came meanwhile are told together. */
const TOGETHER_MS = 50;
/** What goes over others may be lost: it is told again. */
const AGAIN_MS = 60_000;

export class News {
  readonly #options: NewsOptions;
  readonly #fresh = new Map<FileId, Set<number>>();
  readonly #greeting = new Set<MemberId>();
  #cancelFresh: Cancel | null = null;
  #cancelAgain: Cancel | null = null;
  #isClosed = false;

  constructor(options: NewsOptions) {
    this.#options = options;
    this.#tellAgain();
  }

  /** What I have and want, once for all reasons that there are now. */
  greet(id: MemberId): void {
    if (this.#greeting.has(id)) return;
    this.#greeting.add(id);
    const { clock, ways, files } = this.#options;
    clock.soon(() => {
      this.#greeting.delete(id);
      if (this.#isClosed) return;
      if (ways.isLinked(id)) ways.send(id, { kind: 'hello' });
      this.tellAll(id);
      for (const { fetching, offer } of files.values())
        if (fetching && isFor(offer, id)) ways.send(id, { kind: 'want', id: offer.id });
    });
  }

  /** Which files I have, to one member. */
  tellAll(to: MemberId): void {
    const { files, ways } = this.#options;
    const ids = [...files.values()]
      .filter(({ local, offer }) => local.isWhole && isFor(offer, to))
      .map(({ offer }) => offer.id);
    for (let at = 0; at < ids.length; at += MAX_IDS)
      ways.sendNews(to, { kind: 'whole', ids: ids.slice(at, at + MAX_IDS) });
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

  /** What is here of it, to somebody who begins to fetch it. */
  tellFetcher(to: MemberId, file: OneFile): void {
    if (countBits(file.local.have) > 0) this.#sendHave(to, file);
  }

  /** These pieces came. */
  tellPieces({ offer }: OneFile, pieces: readonly number[]): void {
    const fresh = this.#fresh.get(offer.id) ?? new Set();
    this.#fresh.set(offer.id, fresh);
    for (const piece of pieces) fresh.add(piece);
    this.#cancelFresh ??= this.#options.clock.after(TOGETHER_MS, () => this.#tellFresh());
  }

  /** I fetch it from now on, or no more. */
  tellWant(offer: Offer, isFetching: boolean, except: (member: MemberId) => boolean = () => false): void {
    const { ways } = this.#options;
    const kind = isFetching ? 'want' : 'unwant';
    for (const to of ways.linked) if (isFor(offer, to) && !except(to)) ways.send(to, { kind, id: offer.id });
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#cancelFresh?.();
    this.#cancelAgain?.();
  }

  #tell(offer: Offer, news: FileNews): void {
    const { ways } = this.#options;
    for (const to of ways.reachable) if (isFor(offer, to)) ways.sendNews(to, news);
  }

  #tellAgain(): void {
    const { clock, ways } = this.#options;
    this.#cancelAgain = clock.after(AGAIN_MS, () => {
      for (const id of ways.reachable) if (!ways.isLinked(id)) this.tellAll(id);
      this.#tellAgain();
    });
  }

  #tellFresh(): void {
    const { files, holders, ways } = this.#options;
    this.#cancelFresh = null;
    for (const [id, fresh] of this.#fresh) {
      const file = files.get(id);
      if (!file) continue;
      const pieces = [...fresh].filter((piece) => file.local.has(piece));
      for (const to of holders.fetchersOf(id))
        for (let at = 0; at < pieces.length; at += MAX_PIECES)
          if (isFor(file.offer, to))
            ways.send(to, { kind: 'more', id, pieces: pieces.slice(at, at + MAX_PIECES) });
    }
    this.#fresh.clear();
  }

  #sendHave(to: MemberId, { local, offer }: OneFile): void {
    if (isFor(offer, to))
      this.#options.ways.send(to, { kind: 'have', id: offer.id, bits: writeBitmap(local.have) });
  }
}
