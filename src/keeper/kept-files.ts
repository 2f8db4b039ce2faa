/** The files of one kept room: fetches whatever is offered to the room, within the bound, and gives it to whoever asks. */
import * as v from 'valibot';
import { bulkChannel } from '../../public/net/bulk/bulk-channel.ts';
import { MeshBulk } from '../../public/net/bulk/mesh-bulk.ts';
import { rtcLanes } from '../../public/net/bulk/rtc-lane.ts';
import { systemClock } from '../../public/net/clock.ts';
import type { RtcLinks } from '../../public/net/link/rtc-link.ts';
import { silent } from '../../public/net/log.ts';
import { fileChannel } from '../../public/room/files/file-channel.ts';
import type { FileLimits } from '../../public/room/files/files-contract.ts';
import type { FileTalk } from '../../public/room/files/offers.ts';
import type { PieceStore } from '../../public/room/files/piece-store.ts';
import { FilesOfRoom } from '../../public/room/files/room-files.ts';
import { type FileId, MAX_FILE_BYTES } from '../../public/room/files/shared-file.ts';
import { keptPer, readKept, type Store } from '../../public/room/keep/storage.ts';
import { type EntryId, entryId } from '../../public/room/log/entry.ts';
import { effect, signal } from '../../public/room/reactive.ts';
import type { Room } from '../../public/room/room.ts';
import type { KeepBounds } from '../keeping.ts';
import { isPast } from './bounds.ts';
import type { BoundFile, FileBound } from './file-bound.ts';

export interface KeptFilesOptions {
  readonly room: Room;
  readonly links: RtcLinks;
  readonly pieces: PieceStore;
  readonly store: Store;
  readonly bounds: KeepBounds;
  readonly bound: FileBound;
  /** There is no space for one on the disk. */
  full(): void;
}

/** When the keeper heard of a file; 0 where it went since, and is not to come again. */
const sinceSchema = keptPer<FileId>()(v.number());

export class KeptFiles {
  readonly #options: KeptFilesOptions;
  readonly #files: FilesOfRoom;
  readonly #bulk: MeshBulk;
  readonly #held = new Map<FileId, BoundFile>();
  readonly #since: Map<FileId, number>;
  readonly #stopLimits: () => void;
  #isClosed = false;

  constructor(options: KeptFilesOptions) {
    this.#options = options;
    const { room, links, pieces, store } = options;
    const { connection, router, people } = room;
    const { signingContext, ...context } = room.conversationContext;
    this.#since = new Map(
      Object.entries(readKept(sinceSchema, store.get(this.#key)) ?? {}) as [FileId, number][],
    );
    let mayUseTurn = true;
    const limits = signal<FileLimits>({
      isOn: true,
      maxBytes: MAX_FILE_BYTES,
      storage: 'disk',
      memoryBytes: 0,
    });
    this.#stopLimits = effect(() => {
      const status = connection.status.value;
      if (status.kind !== 'connected') return;
      const { use, maxBytes } = status.files;
      mayUseTurn = use === 'on';
      const most = Math.min(maxBytes ?? MAX_FILE_BYTES, MAX_FILE_BYTES);
      limits.value = { ...limits.peek(), isOn: use !== 'off', maxBytes: most };
    });
    this.#bulk = new MeshBulk({
      self: room.self,
      clock: systemClock,
      random: Math.random,
      log: silent,
      createLane: rtcLanes({ clock: systemClock, log: silent, openConnection: links.openConnection }),
      channel: router.channel(bulkChannel),
      terms: (id) => connection.terms(id),
      mayUseTurn: () => mayUseTurn,
    });
    this.#files = new FilesOfRoom({
      ...context,
      channel: router.channel(fileChannel),
      bulk: this.#bulk,
      pieces,
      limits,
      isKeeping: signal(true),
      talks: signal([this.#talk(signingContext)]),
      members: people.members,
      isLinked: (a, b) => connection.isLinked(a, b),
      misbehaved: (member, what) => people.misbehaved(member, what),
    });
    // Files that are here come first: what is new must not take their place before they are counted.
    for (const id of this.#since.keys()) this.#look(id);
    for (const entry of room.talk.entries) if (entry.body.kind === 'file') this.#look(entryId(entry));
    void this.#tidy();
  }

  /** How many are here, or on their way. */
  get count(): number {
    return this.#held.size;
  }

  /** To be called now and then: what is past goes, and what failed is tried again. */
  look(now: number): void {
    for (const [id, file] of this.#held) {
      if (isPast(file.since, now, this.#options.bounds)) this.#drop(id);
      else this.#fetch(id);
    }
  }

  /** What is on the disk stays. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopLimits();
    this.#files.close();
    this.#bulk.close();
    for (const file of this.#held.values()) this.#options.bound.release(file);
    this.#held.clear();
    this.#options.pieces.close();
  }

  /** The room's own, as seen by files; and I see what they see. */
  #talk(signingContext: string): FileTalk {
    const { talk } = this.#options.room;
    return {
      signingContext,
      partner: null,
      talk: {
        get entries() {
          return talk.entries;
        },
        message: (id) => talk.message(id),
        share: (file) => talk.share(file),
        follow: (listener) =>
          talk.follow((changed) => {
            listener(changed);
            for (const id of changed) this.#look(id);
          }),
      },
    };
  }

  #look(id: EntryId): void {
    if (this.#isClosed) return;
    const message = this.#options.room.talk.message(id);
    const body = message?.entry.body;
    const isOffered = body?.kind === 'file' && message?.isDeleted === false;
    const held = this.#held.get(id);
    if (!isOffered) {
      if (held) this.#options.bound.release(held);
      this.#held.delete(id);
      if (this.#since.delete(id)) this.#save();
      return;
    }
    if (held || this.#since.get(id) === 0) return;
    const since = this.#since.get(id) ?? this.#options.room.clock.now();
    const file = { bytes: body.bytes, since, drop: () => this.#drop(id) };
    if (!this.#options.bound.admit(file)) return this.#went(id);
    this.#held.set(id, file);
    this.#since.set(id, since);
    this.#save();
    this.#fetch(id);
  }

  #fetch(id: FileId): void {
    const { state } = this.#files.status(id).peek();
    if (state.kind === 'failed' && state.why === 'full') this.#options.full();
    if (state.kind === 'offered' || state.kind === 'failed') this.#files.fetch(id);
  }

  #drop(id: FileId): void {
    const file = this.#held.get(id);
    if (file === undefined) return;
    this.#options.bound.release(file);
    this.#held.delete(id);
    this.#files.cancel(id);
    this.#went(id);
  }

  #went(id: FileId): void {
    this.#since.set(id, 0);
    this.#save();
  }

  /** Of messages that are here no more. */
  async #tidy(): Promise<void> {
    const { pieces, room } = this.#options;
    for (const { id } of await pieces.list())
      if (!this.#isClosed && room.talk.message(id) === undefined) await pieces.remove(id);
  }

  get #key(): string {
    return `parley.keeper_files.${this.#options.room.id}`;
  }

  #save(): void {
    this.#options.store.set(this.#key, JSON.stringify(Object.fromEntries(this.#since)));
  }
}
