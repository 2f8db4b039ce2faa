/**
 * The files that are offered now, each with what is here of it: from its offer until it is taken back. After a reload
 * each goes on from what the device still has of it.
 */
import type { Signer, Verify } from '../../net/crypto/signer.ts';
import type { MemberId } from '../people/member.ts';
import type { ReadonlySignal } from '../reactive.ts';
import type { News } from './exchange/news.ts';
import type { FileFailure, FileLimits } from './files-contract.ts';
import { LocalFile } from './local-file.ts';
import { obstacleTo } from './obstacle.ts';
import type { Offer } from './offer.ts';
import { OneFile, type OneFileOptions } from './one-file.ts';
import type { PieceStore } from './piece-store.ts';
import type { FileId } from './shared-file.ts';
import type { Wishes } from './wishes.ts';

export interface KnownFilesOptions extends Pick<OneFileOptions, 'fetch' | 'waiting' | 'isOverTurn'> {
  readonly signer: Signer;
  readonly verify: Verify;
  /** Where they are; read by others, changed only here. */
  readonly files: Map<FileId, OneFile>;
  readonly pieces: PieceStore;
  readonly wishes: Wishes;
  readonly news: News;
  readonly limits: ReadonlySignal<FileLimits>;
  /** Whether this device keeps the room: then a copy of large own files is worth its space. */
  readonly isKeeping: ReadonlySignal<boolean>;
  /** The member served what it was not. */
  lied(member: MemberId, id: FileId): void;
  /** Nothing of it may go to others any more. */
  discarded(id: FileId): void;
  changed(id: FileId): void;
}

/** Of own files up to this there is always a copy: a reload goes on by itself. */
const COPIED_BYTES = 16 * 1_048_576;
/** Larger ones only where it leaves so much of the space. */
const SPACE_OF_COPY = 3;

export class KnownFiles {
  readonly #options: KnownFilesOptions;
  readonly #files: Map<FileId, OneFile>;
  /** What is on this device from before; null while that is not known. */
  #stored: Set<FileId> | null = null;
  /** Of what is being offered now. */
  #content: Blob | null = null;
  #isClosed = false;

  constructor(options: KnownFilesOptions) {
    this.#options = options;
    this.#files = options.files;
  }

  /** Finds what is on this device from before. */
  async restore(): Promise<void> {
    const places = await this.#options.pieces.list();
    if (this.#isClosed) return;
    this.#stored = new Set(places.map(({ id }) => id));
    for (const file of this.#files.values()) this.#resume(file);
  }

  /** What I offer in `share` is this content: its entry is told of before `share` returns. */
  offering<T>(content: Blob, share: () => T): T {
    this.#content = content;
    try {
      return share();
    } finally {
      this.#content = null;
    }
  }

  /** Somebody offers it. */
  offered(offer: Offer): void {
    const file = this.#know(offer);
    if (this.#content !== null && this.#isMine(offer)) this.#atHand(file, this.#content);
    else if (this.#stored !== null) this.#resume(file);
    this.#options.changed(offer.id);
  }

  /** Nobody offers it any more. */
  withdrawn(id: FileId): void {
    const file = this.#files.get(id);
    if (!file) return;
    file.cancel();
    this.#discard(file);
    this.#options.changed(id);
  }

  /** What is here of it goes; it is still offered. */
  cancel(id: FileId): void {
    const file = this.#files.get(id);
    if (!file) return;
    file.cancel();
    this.#discard(file);
    this.#know(file.offer);
    this.#options.changed(id);
  }

  /** False where the content is another one than I offered. */
  async chooseAgain(id: FileId, content: Blob): Promise<boolean> {
    const file = this.#files.get(id);
    if (!file || !this.#isMine(file.offer) || !(await file.local.isOf(content))) return false;
    if (this.#isClosed || this.#files.get(id) !== file) return false;
    file.chosen();
    this.#atHand(file, content);
    return true;
  }

  /** Idempotent. What is on this device stays. */
  close(): void {
    this.#isClosed = true;
    for (const file of this.#files.values()) file.close();
  }

  #isMine({ author }: Offer): boolean {
    return author === this.#options.signer.id;
  }

  #know(offer: Offer): OneFile {
    const { pieces, signer, verify, news, wishes, lied, changed, fetch, waiting, isOverTurn } = this.#options;
    const { id } = offer;
    const local: LocalFile = new LocalFile({
      offer,
      store: pieces,
      signer,
      verify,
      changed: (came) => this.#localChanged(file, came),
      sourceChanged: () => {
        news.tellGone(offer);
        if (!local.isWhole) file.fail('source-changed');
      },
    });
    const file = new OneFile({
      local,
      isMine: this.#isMine(offer),
      fetch,
      waiting,
      isOverTurn,
      obstacle: (bytes, lacking) => this.#obstacle(bytes, lacking),
      wish: (wish) => wishes.set(id, wish),
      lied: (member) => lied(member, id),
      lessened: () => news.tellGone(offer),
      wants: (isFetching) => news.tellWant(offer, isFetching),
      changed: () => changed(id),
    });
    this.#files.set(id, file);
    return file;
  }

  #resume(file: OneFile): void {
    const { id } = file.offer;
    const wish = this.#options.wishes.get(id);
    if (this.#stored?.delete(id) || wish !== undefined) void file.restore(wish);
  }

  /** What is here of it goes, for all to know. */
  #discard(file: OneFile): void {
    const { offer } = file;
    file.close();
    this.#files.delete(offer.id);
    this.#options.discarded(offer.id);
    this.#options.news.tellGone(offer);
    void this.#options.pieces.remove(offer.id);
  }

  #atHand(file: OneFile, content: Blob): void {
    file.local.own(content);
    void this.#copy(file);
  }

  async #copy({ local, offer }: OneFile): Promise<void> {
    const { pieces, isKeeping } = this.#options;
    if (pieces.kind !== 'disk') return;
    if (offer.bytes > COPIED_BYTES) {
      const space = isKeeping.peek() ? ((await pieces.space()) ?? 0) : 0;
      if (space < SPACE_OF_COPY * offer.bytes) return;
    }
    await local.copy();
  }

  #localChanged(file: OneFile, came: readonly number[]): void {
    if (this.#isClosed || this.#files.get(file.offer.id) !== file) return;
    const { news } = this.#options;
    // What of it is gone is told before what is left.
    file.moved();
    if (came.length > 0) news.tellPieces(file, came);
    else news.tellHave(file);
    if (file.local.isWhole) news.tellWhole(file);
  }

  async #obstacle(bytes: number, lacking: number): Promise<FileFailure | null> {
    const { limits, pieces } = this.#options;
    const obstacle = obstacleTo(bytes, limits.peek());
    if (obstacle !== null) return obstacle;
    const space = await pieces.space();
    return space !== null && space < lacking ? 'full' : null;
  }
}
