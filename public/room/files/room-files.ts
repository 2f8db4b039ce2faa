/** The files of a room and of its private conversations. Only wires their parts together. Loaded after the page. */
import type { Bulk } from '../../net/bulk/bulk.ts';
import type { Clock } from '../../net/clock.ts';
import type { Signer, Verify } from '../../net/crypto/signer.ts';
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { Store } from '../keep/storage.ts';
import type { EntryId } from '../log/entry.ts';
import type { MemberId } from '../people/member.ts';
import { effect, type ReadonlySignal } from '../reactive.ts';
import { fullBitmap } from './bitmap.ts';
import { BulkHolds } from './bulk-holds.ts';
import { Carrying } from './carrying.ts';
import { Exchange, isFor } from './exchange.ts';
import { Fetching, type FetchingOptions, type Goal } from './fetching.ts';
import { fileBody } from './file-body.ts';
import type { fileChannel } from './file-channel.ts';
import type {
  Attachment,
  FileFailure,
  FileLimits,
  FileStatus,
  RoomFiles,
  SendProblem,
  WaitReason,
} from './files-contract.ts';
import { Giving } from './giving.ts';
import { Holders } from './holders.ts';
import { LocalFile } from './local-file.ts';
import { obstacleTo } from './obstacle.ts';
import type { Offer } from './offer.ts';
import { type FileTalk, Offers } from './offers.ts';
import { OneFile } from './one-file.ts';
import type { PieceStore } from './piece-store.ts';
import { Serving } from './serving.ts';
import { type FileId, MAX_FILE_BYTES, pieceCountOf } from './shared-file.ts';
import { Statuses } from './statuses.ts';
import { Streams } from './streams.ts';
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

/** Of own files up to this there is always a copy: a reload goes on by itself. */
const COPIED_BYTES = 16 * 1_048_576;
/** Larger ones only where it leaves so much of the space. */
const SPACE_OF_COPY = 3;

export class FilesOfRoom implements RoomFiles {
  readonly #options: RoomFilesOptions;
  readonly #self: MemberId;
  readonly #files = new Map<FileId, OneFile>();
  readonly #holders = new Holders();
  readonly #holds: BulkHolds;
  readonly #streams: Streams;
  readonly #serving: Serving;
  readonly #carrying: Carrying;
  readonly #exchange: Exchange;
  readonly #offers: Offers;
  readonly #wishes: Wishes;
  readonly #giving: Giving;
  readonly #statuses: Statuses;
  readonly #stop: (() => void)[] = [];
  /** What is on this device from before; null while that is not known. */
  #stored: Set<FileId> | null = null;
  /** Offered just now: it is at hand. */
  #offering: Blob | null = null;
  #isClosed = false;

  constructor(options: RoomFilesOptions) {
    const { clock, bulk, signer, random, verify } = options;
    this.#options = options;
    this.#self = signer.id;
    this.#holds = new BulkHolds(bulk);
    this.#streams = new Streams(random());
    this.#wishes = new Wishes(options.store, options.roomId);
    this.#statuses = new Statuses(clock, (id) => this.#statusOf(id));
    this.#giving = new Giving(clock, (id) => this.#statuses.changed(id));
    this.#serving = new Serving({
      bulk,
      clock,
      isLinked: options.isLinked,
      isHere: (member) => this.#exchange.isLinked(member),
      refuse: (to, stream, piece) => this.#exchange.refuse(to, stream, [piece]),
      sent: (id, bytes) => this.#giving.sent(id, bytes),
    });
    this.#carrying = new Carrying({
      verify,
      clock,
      fetch: (goal, lied) => this.#fetching(goal, lied, () => undefined, true),
      ended: (offer) => {
        if (!this.#files.get(offer.id)?.fetching) this.#exchange.tellWant(offer, false);
      },
      serve: (to, supply, stream, piece) => this.#serving.asked(to, supply, stream, [piece]),
      sendSeal: (to, offer, seal) => this.#exchange.sendSeal(to, offer, seal),
      refuse: (to, stream, piece) => this.#exchange.refuse(to, stream, [piece]),
    });
    this.#exchange = new Exchange({
      self: this.#self,
      clock,
      channel: options.channel,
      files: this.#files,
      holders: this.#holders,
      serving: this.#serving,
      carrying: this.#carrying,
      misbehaved: options.misbehaved,
      changed: (id) => this.#heard(id),
      moved: () => this.#statuses.allChanged(),
    });
    this.#offers = new Offers({
      offered: (offer) => this.#offered(offer),
      withdrawn: (id) => this.#withdrawn(id),
    });
    this.#stop.push(
      effect(() => {
        for (const talk of options.talks.value) this.#offers.follow(talk);
      }),
      effect(() => {
        void options.members.value;
        this.#statuses.allChanged();
      }),
      bulk.subscribe({
        opened: (id) => this.#bulkChanged(id, true),
        closed: (id) => this.#bulkChanged(id, false),
        message: (from, bytes) => this.#streams.receive(from, bytes),
        drained: (id) => this.#serving.drained(id),
        changed: () => this.#statuses.allChanged(),
      }),
    );
    this.#exchange.begin();
    void this.#restore();
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
    const { size } = attachment.content;
    if (!isOn) return 'off';
    if (size === 0) return 'empty';
    if (size > Math.min(maxBytes, MAX_FILE_BYTES)) return 'over-limit';
    // Its entry is told of before `share` returns.
    this.#offering = attachment.content;
    const shared = this.#offers.share(fileBody(attachment, caption), to, replyTo);
    this.#offering = null;
    return shared === null || typeof shared === 'string' ? 'cannot-write' : null;
  }

  fetch(id: FileId): void {
    this.#files.get(id)?.fetch();
  }

  pause(id: FileId): void {
    this.#files.get(id)?.pause();
  }

  cancel(id: FileId): void {
    const file = this.#files.get(id);
    if (!file) return;
    const { offer } = file;
    file.cancel();
    this.#discard(file);
    this.#know(offer);
    this.#statuses.changed(id);
  }

  async chooseAgain(id: FileId, content: Blob): Promise<boolean> {
    const file = this.#files.get(id);
    if (!file || file.offer.author !== this.#self || !(await file.local.isOf(content))) return false;
    if (this.#isClosed || this.#files.get(id) !== file) return false;
    file.chosen();
    this.#atHand(file, content);
    return true;
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
    for (const file of this.#files.values()) file.close();
    this.#carrying.close();
    this.#serving.close();
    this.#exchange.close();
    this.#giving.close();
    this.#statuses.close();
  }

  async #restore(): Promise<void> {
    const places = await this.#options.pieces.list();
    if (this.#isClosed) return;
    this.#stored = new Set(places.map(({ id }) => id));
    for (const file of this.#files.values()) this.#resume(file);
  }

  #resume(file: OneFile): void {
    const { id } = file.offer;
    const wish = this.#wishes.get(id);
    if (this.#stored?.delete(id) || wish !== undefined) void file.restore(wish);
  }

  #offered(offer: Offer): void {
    const file = this.#know(offer);
    if (this.#offering !== null && offer.author === this.#self) this.#atHand(file, this.#offering);
    else if (this.#stored !== null) this.#resume(file);
    this.#statuses.changed(offer.id);
  }

  #withdrawn(id: FileId): void {
    const file = this.#files.get(id);
    if (!file) return;
    file.cancel();
    this.#discard(file);
    this.#statuses.changed(id);
  }

  #know(offer: Offer): OneFile {
    const { pieces, signer, verify } = this.#options;
    const { id } = offer;
    const local: LocalFile = new LocalFile({
      offer,
      store: pieces,
      signer,
      verify,
      changed: (came) => this.#localChanged(file, came),
      sourceChanged: () => {
        this.#exchange.tellGone(offer);
        if (!local.isWhole) file.fail('source-changed');
      },
    });
    const file = new OneFile({
      local,
      isMine: offer.author === this.#self,
      fetch: (goal, { failed, lied }) => this.#fetching(goal, lied, failed, false),
      obstacle: (bytes, lacking) => this.#obstacle(bytes, lacking),
      wish: (wish) => this.#wishes.set(id, wish),
      lied: (member) => {
        this.#holders.lied(member, id);
        this.#statuses.changed(id);
      },
      waiting: () => this.#waiting(offer),
      isOverTurn: (members) => members.some((member) => this.#options.bulk.way(member).isOverTurn === true),
      lessened: () => this.#exchange.tellGone(offer),
      wants: (isFetching) => this.#exchange.tellWant(offer, isFetching),
      changed: () => this.#statuses.changed(id),
    });
    this.#files.set(id, file);
    return file;
  }

  /** What is here of it goes, for all to know. */
  #discard(file: OneFile): void {
    const { offer } = file;
    file.close();
    this.#files.delete(offer.id);
    this.#serving.forget(offer.id);
    this.#carrying.forget(offer.id);
    this.#exchange.tellGone(offer);
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
    // What of it is gone is told before what is left.
    file.moved();
    if (came.length > 0) this.#exchange.tellPieces(file, came);
    else this.#exchange.tellHave(file);
    if (file.local.isWhole) this.#exchange.tellWhole(file);
  }

  #fetching(
    goal: Goal,
    lied: (member: MemberId) => void,
    failed: (why: FileFailure) => void,
    isCarried: boolean,
  ): Fetching {
    const { clock, pieces, bulk } = this.#options;
    const { offer } = goal;
    const options: FetchingOptions = {
      goal,
      clock,
      hash: (bytes) => pieces.hash(bytes),
      bulk,
      holds: this.#holds,
      streams: this.#streams,
      send: (to, frame) => this.#exchange.send(to, frame),
      rank: () => this.#rank(offer),
      carriers: () => (isCarried ? [] : this.#carriers(offer)),
      changed: () => this.#statuses.changed(offer.id),
      failed,
      lied,
    };
    const fetching = new Fetching(options);
    const isSource = (id: MemberId) => isFor(offer, id) && !(isCarried && this.#carrying.isFor(offer.id, id));
    for (const id of this.#exchange.linked)
      if (isSource(id) && this.#holders.isWhole(id, offer.id))
        fetching.told(id, fullBitmap(pieceCountOf(offer.bytes)));
    if (isCarried) this.#exchange.tellWant(offer, true, (id) => !isSource(id));
    return fetching;
  }

  /** Somebody told something about it. */
  #heard(id: FileId): void {
    const file = this.#files.get(id);
    const fetchings = [file?.fetching, this.#carrying.fetching(id)];
    for (const fetching of fetchings)
      for (const member of fetching && file ? this.#exchange.linked : [])
        if (file && isFor(file.offer, member) && this.#holders.isWhole(member, id))
          fetching?.told(member, fullBitmap(file.local.count));
    this.#statuses.changed(id);
  }

  #bulkChanged(id: MemberId, isOpen: boolean): void {
    if (isOpen) this.#serving.drained(id);
    else this.#serving.cut(id);
    const own = [...this.#files.values()].flatMap(({ fetching }) => fetching ?? []);
    for (const fetching of [...own, ...this.#carrying.all])
      if (isOpen) fetching.opened(id);
      else fetching.closed(id);
    this.#statuses.allChanged();
  }

  #rank({ id }: Offer): readonly [number, number] {
    const others = this.#holders.fetchersOf(id).filter((member) => this.#exchange.isLinked(member));
    const all = [this.#self, ...others].sort();
    return [all.indexOf(this.#self), all.length];
  }

  /** Those linked with me who are linked with somebody that I am not linked with. */
  #carriers(offer: Offer): readonly MemberId[] {
    if (offer.partner !== null) return [];
    const { members, isLinked } = this.#options;
    const beyond = members.peek().filter(({ id }) => !this.#exchange.isLinked(id));
    const best = beyond.filter(({ id }) => this.#holders.isWhole(id, offer.id));
    const wanted = best.length > 0 ? best : beyond;
    return this.#exchange.linked.filter((id) => wanted.some((other) => isLinked(id, other.id)));
  }

  async #obstacle(bytes: number, lacking: number): Promise<FileFailure | null> {
    const obstacle = obstacleTo(bytes, this.limits.peek());
    if (obstacle !== null) return obstacle;
    const space = await this.#options.pieces.space();
    return space !== null && space < lacking ? 'full' : null;
  }

  #waiting(offer: Offer): WaitReason {
    const { bulk, members } = this.#options;
    const holders = this.#holders.of(offer.id);
    const linked = holders.filter((id) => this.#exchange.isLinked(id));
    if (linked.some((id) => bulk.way(id).problem === 'turn-off')) return 'turn-off';
    if (members.peek().some(({ id }) => holders.includes(id))) return 'no-connection';
    return offer.author === this.#self ? 'choose-again' : 'nobody-has-it';
  }

  #statusOf(id: FileId): FileStatus {
    const file = this.#files.get(id);
    const present = this.#options.members.peek().map((member) => member.id);
    const partner = file?.offer.partner ?? null;
    const isMeant = (member: MemberId) => partner === null || member === partner;
    const author = id.slice(0, id.indexOf(':')) as MemberId;
    const isHere = file?.local.isWhole === true;
    const holders = this.#holders.of(id).filter((member) => present.includes(member) && isMeant(member));
    const left = new Set([...this.#holders.hadIt(id), author]);
    return {
      state: file?.state ?? { kind: 'offered' },
      holders: isHere ? [this.#self, ...holders] : holders,
      of: partner === null ? present.length + 1 : 2,
      hadIt: [...left].filter((member) => member !== this.#self && !present.includes(member)),
      giving: this.#giving.rate(id),
    };
  }
}
