/** The files of a room and of its private conversations. Only wires their parts together. Loaded after the page. */
import type { Bulk } from '../../net/bulk/bulk.ts';
import type { Clock } from '../../net/clock.ts';
import type { Signer, Verify } from '../../net/crypto/signer.ts';
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { Store } from '../keep/storage.ts';
import type { EntryId } from '../log/entry.ts';
import type { MemberId } from '../people/member.ts';
import { effect, type ReadonlySignal } from '../reactive.ts';
import { Exchange } from './exchange/exchange.ts';
import { News } from './exchange/news.ts';
import { SealExchange } from './exchange/seal-exchange.ts';
import { Ways } from './exchange/ways.ts';
import { captionOf, fileBody } from './file-body.ts';
import type { fileChannel } from './file-channel.ts';
import { fileStatus, waitReason } from './file-status.ts';
import type { Attachment, FileLimits, FileStatus, RoomFiles, SendProblem } from './files-contract.ts';
import { HadIt } from './had-it.ts';
import { Holders } from './holders.ts';
import { KnownFiles } from './known-files.ts';
import { type FileTalk, Offers } from './offers.ts';
import type { OneFile } from './one-file.ts';
import type { PieceStore } from './piece-store.ts';
import { PieceTraffic } from './piece-traffic.ts';
import { type FileId, MAX_FILE_BYTES } from './shared-file.ts';
import { Statuses } from './statuses.ts';
import { Wishes } from './wishes.ts';

export interface RoomFilesOptions {
  readonly roomId: string;
  readonly signer: Signer;
  readonly verify: Verify;
  readonly clock: Clock;
  /** From 0 up to 1. */
  random(): number;
  readonly channel: ChannelOf<typeof fileChannel>;
  readonly bulk: Bulk;
  /** Of pieces. */
  readonly pieces: PieceStore;
  /** Of what is wanted. */
  readonly store: Store;
  readonly limits: ReadonlySignal<FileLimits>;
  /** Whether this device keeps the room: then a copy of large own files is worth its space. */
  readonly isKeeping: ReadonlySignal<boolean>;
  /** The room's, and the private ones in which something was said. */
  readonly talks: ReadonlySignal<readonly FileTalk[]>;
  /** Who else is here. */
  readonly members: ReadonlySignal<readonly { readonly id: MemberId }[]>;
  isLinked(a: MemberId, b: MemberId): boolean;
  misbehaved(member: MemberId, what: string): void;
}

export class FilesOfRoom implements RoomFiles {
  readonly #options: RoomFilesOptions;
  readonly #files = new Map<FileId, OneFile>();
  readonly #hadIt: HadIt;
  readonly #statuses: Statuses;
  readonly #ways: Ways;
  readonly #news: News;
  readonly #traffic: PieceTraffic;
  readonly #known: KnownFiles;
  readonly #exchange: Exchange;
  readonly #offers: Offers;
  readonly #stop: (() => void)[] = [];
  #isClosed = false;

  constructor(options: RoomFilesOptions) {
    const { clock, bulk, channel, signer, verify, pieces, isLinked, misbehaved } = options;
    this.#options = options;
    const self = signer.id;
    const files = this.#files;
    const { store, roomId } = options;
    const isPrivate = (id: FileId) => (files.get(id)?.offer.partner ?? null) !== null;
    this.#hadIt = new HadIt({ store, roomId, clock, isPrivate });
    const holders = new Holders(this.#hadIt);
    const members = () => options.members.peek();
    const changed = (id: FileId) => this.#statuses.changed(id);
    const moved = () => this.#statuses.allChanged();
    const ways = new Ways(channel);
    const news = new News({ clock, ways, files, holders });
    const traffic = new PieceTraffic({
      self,
      clock,
      random: options.random,
      verify,
      bulk,
      ways,
      news,
      holders,
      files,
      hash: (bytes) => pieces.hash(bytes),
      members,
      isLinked,
      sendSeal: (to, offer, seal) => seals.send(to, offer, seal),
      changed,
      moved,
    });
    const seals: SealExchange = new SealExchange({
      ways,
      carrying: traffic.carrying,
      forged: (member) => misbehaved(member, 'a seal that the author did not sign'),
    });
    const sources = { self, holders, ways, bulk, giving: traffic.giving, members };
    this.#statuses = new Statuses(clock, (id) => fileStatus(id, files.get(id), sources));
    this.#known = new KnownFiles({
      signer,
      verify,
      files,
      pieces,
      wishes: new Wishes(store, roomId),
      news,
      limits: options.limits,
      isKeeping: options.isKeeping,
      fetch: (goal, outcome) => traffic.fetchings.begin(goal, outcome),
      waiting: (id) => waitReason(id, files.get(id), sources),
      isOverTurn: (some) => some.some((member) => bulk.way(member).isOverTurn === true),
      lied: (member, id) => {
        holders.lied(member, id);
        changed(id);
      },
      discarded: (id) => traffic.forget(id),
      changed,
    });
    this.#exchange = new Exchange({
      self,
      channel,
      files,
      ways,
      news,
      seals,
      holders,
      traffic,
      misbehaved,
      changed: (id) => {
        traffic.fetchings.heard(id);
        changed(id);
      },
      moved,
    });
    this.#offers = new Offers(this.#known);
    [this.#ways, this.#news, this.#traffic] = [ways, news, traffic];
    this.#stop.push(
      effect(() => {
        for (const talk of options.talks.value) this.#offers.follow(talk);
      }),
      effect(() => {
        void options.members.value;
        moved();
      }),
    );
    traffic.begin();
    this.#exchange.begin();
    void this.#known.restore();
  }

  get limits(): ReadonlySignal<FileLimits> {
    return this.#options.limits;
  }

  /** A conversation begins. */
  follow(talk: FileTalk): void {
    this.#offers.follow(talk);
  }

  status(id: FileId): ReadonlySignal<FileStatus> {
    return this.#statuses.of(id);
  }

  offer(
    attachment: Attachment,
    caption: string,
    to: MemberId | null,
    replyTo: EntryId | null,
  ): SendProblem | null {
    const { isOn, maxBytes } = this.limits.peek();
    const { content } = attachment;
    if (!isOn) return 'off';
    if (content.size === 0) return 'empty';
    if (content.size > Math.min(maxBytes, MAX_FILE_BYTES)) return 'over-limit';
    const words = captionOf(caption);
    if (words === null) return 'too-long';
    const body = fileBody(attachment, words);
    const isShared = this.#known.offering(content, () => this.#offers.share(body, to, replyTo));
    return isShared ? null : 'cannot-write';
  }

  fetch(id: FileId): void {
    this.#files.get(id)?.fetch();
  }

  pause(id: FileId): void {
    this.#files.get(id)?.pause();
  }

  cancel(id: FileId): void {
    this.#known.cancel(id);
  }

  chooseAgain(id: FileId, content: Blob): Promise<boolean> {
    return this.#known.chooseAgain(id, content);
  }

  async blob(id: FileId): Promise<Blob | null> {
    return (await this.#files.get(id)?.local.blob()) ?? null;
  }

  async writeTo(id: FileId, sink: WritableStream<Uint8Array>): Promise<boolean> {
    return (await this.#files.get(id)?.local.writeTo(sink)) === true;
  }

  /** Idempotent. What is on this device stays. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const stop of this.#stop) stop();
    this.#offers.close();
    this.#known.close();
    this.#traffic.close();
    this.#exchange.close();
    this.#news.close();
    this.#ways.close();
    this.#hadIt.close();
    this.#statuses.close();
  }
}
