/**
 * One room that is kept: a member of it for as long as the keeper runs. Where the disk keeps nothing more, the room is left
 * before anybody is told that something is here that is not; and tried again later.
 */

import { openRoom, randomBytes } from '../../public/library/open-room.ts';
import { roomOfLink } from '../../public/library/room-of-link.ts';
import { type Cancel, systemClock as clock } from '../../public/net/clock.ts';
import { createSeal } from '../../public/net/crypto/seal.ts';
import type { RtcLinks } from '../../public/net/link/rtc-link.ts';
import { silent } from '../../public/net/log.ts';
import type { DeviceTrouble } from '../../public/room/keep/device/disk.ts';
import { moveToDevice } from '../../public/room/keep/device/kept.ts';
import { Keepers } from '../../public/room/keep/keepers.ts';
import { keepingChannel } from '../../public/room/keep/keeping-channel.ts';
import { openRoomStore } from '../../public/room/keep/open-room-store.ts';
import type { RoomStore } from '../../public/room/keep/room-store.ts';
import { memoryStore } from '../../public/room/keep/storage.ts';
import { openLaterParts } from '../../public/room/later-parts.ts';
import type { LogId } from '../../public/room/log/entry.ts';
import { effect, signal } from '../../public/room/reactive.ts';
import type { Room } from '../../public/room/room.ts';
import { filesPath, logPath, type RoomFolder } from '../headless/store/data-folder.ts';
import { type NodePieces, nodePieces } from '../headless/store/node-pieces.ts';
import { RoomDisk } from '../headless/store/room-disk.ts';
import type { KeepBounds } from '../keeping.ts';
import type { HeldRoom } from './bounds.ts';
import type { FileBound } from './file-bound.ts';
import { KeptFiles } from './kept-files.ts';
import { type HeldLog, KeptLogs } from './kept-logs.ts';

/** `refused`: why the server lets nobody in. `doubled`: somebody else has this member's key. `left`: nothing is kept now. */
export type KeptState =
  | { readonly kind: 'joining' }
  | { readonly kind: 'here'; readonly others: number }
  /** Members are reached without the server, and it is tried again. */
  | { readonly kind: 'serverless'; readonly others: number }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'doubled' }
  | { readonly kind: 'left'; readonly trouble: DeviceTrouble }
  | { readonly kind: 'closed' };

export interface KeptRoomOptions {
  readonly folder: RoomFolder;
  readonly name: string;
  readonly links: RtcLinks;
  readonly bounds: KeepBounds;
  readonly fileBound: FileBound;
  changed(room: KeptRoom, state: KeptState): void;
  /** There is no space for a file on the disk. */
  filesFull(room: KeptRoom): void;
}

/** What it takes to end what was opened, in the order it is done. */
interface Opened {
  readonly room: Room;
  readonly store: RoomStore;
  readonly logs: KeptLogs;
  readonly files: KeptFiles | null;
  readonly pieces: NodePieces | null;
  readonly stops: readonly (() => void)[];
}

/** After trouble with the disk, and after being refused. */
const TRY_AGAIN_MS = 15_000;
/** After another keeper with this key was met. */
const DOUBLED_MS = 600_000;

export class KeptRoom implements HeldRoom {
  readonly folder: RoomFolder;
  readonly #options: KeptRoomOptions;
  readonly #disk: RoomDisk;
  #state: KeptState = { kind: 'joining' };
  #opened: Opened | null = null;
  #cancelRetry: Cancel = () => undefined;
  /** One opening or closing after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: KeptRoomOptions) {
    this.#options = options;
    this.folder = options.folder;
    this.#disk = new RoomDisk(logPath(options.folder));
  }

  get state(): KeptState {
    return this.#state;
  }

  get entries(): number {
    return this.#opened?.room.talk.entries.length ?? 0;
  }

  get logs(): readonly HeldLog[] {
    return this.#opened?.logs.held ?? [];
  }

  get bytes(): number {
    return this.#opened?.logs.bytes ?? 0;
  }

  get files(): number {
    return this.#opened?.files?.count ?? 0;
  }

  /** The room's time. */
  get now(): number {
    return this.#opened?.room.clock.now() ?? clock.wall();
  }

  open(): Promise<void> {
    return this.#inTurn(() => this.#open(new Set())).catch(() => this.#leave('failed'));
  }

  /** To be called now and then. */
  look(): void {
    if (this.#opened === null) return;
    const { room, logs, files } = this.#opened;
    logs.look(room.talk.entries, this.now);
    files?.look(this.now);
  }

  /** Comes back as after a reload, without these logs: the others learn that they are not here any more. */
  forget(logs: ReadonlySet<LogId>): Promise<void> {
    return this.#inTurn(async () => {
      await this.#end();
      await this.#open(logs);
    }).catch(() => this.#leave('failed'));
  }

  /** Says goodbye; all is on the disk when it settles. Idempotent. */
  close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelRetry();
    return this.#inTurn(() => this.#end()).then(() => this.#become({ kind: 'closed' }));
  }

  async #open(forgotten: ReadonlySet<LogId>): Promise<void> {
    if (this.#isClosed || this.#opened !== null) return;
    const { folder, name, links, bounds, fileBound } = this.#options;
    const { address, url } = roomOfLink(folder.link);
    const { roomId, key } = address;
    const seal = createSeal(address, randomBytes);
    const { keepingKey } = seal;
    const device = key === null ? roomId : `${roomId} ${seal.roomVerifier}`;
    const kept = await openRoomStore({
      roomId,
      room: device,
      keepingKey,
      tab: memoryStore(),
      disk: this.#disk,
      clock,
      randomBytes,
    });
    const { store, secretKey } = kept;
    let trouble = store.trouble.peek();
    if (trouble === null && store.kept.peek() === null) trouble = await moveToDevice(kept);
    if (trouble !== null) return this.#leave(trouble);
    const logs = new KeptLogs(store, roomId);
    if (forgotten.size > 0) logs.forget(forgotten);
    // Nothing is told of before it is on the disk, that something was forgotten included.
    await new Promise<void>((stored) => store.whenStored(stored));
    trouble = store.trouble.peek();
    if (trouble !== null) return this.#leave(trouble);
    const pieces =
      bounds.fileBytes === 0
        ? null
        : await nodePieces({ folder: filesPath(folder), room: device, keepingKey, secretKey });
    const room = openRoom({
      address,
      url,
      seal,
      name,
      secretKey,
      storage: store,
      links,
      isTurnOnly: false,
      log: silent,
      forgotten: (log) => logs.forgotten(log),
    });
    const { keeperWords } = openLaterParts(room, clock);
    keeperWords.say({ days: bounds.days, megabytes: megabytesOf(bounds.roomBytes) });
    const keepers = new Keepers({ channel: room.router.channel(keepingChannel), isKeeping: signal(true) });
    logs.look(room.talk.entries, this.now);
    const files =
      pieces &&
      new KeptFiles({
        room,
        links,
        pieces,
        store,
        bounds,
        bound: fileBound,
        full: () => this.#options.filesFull(this),
      });
    const stops = [
      // At once, before whatever waits for the disk goes out.
      store.trouble.subscribe((found) => {
        if (found !== null) this.#failed(room, found);
      }),
      effect(() => this.#follow(room)),
      () => keepers.close(),
    ];
    this.#opened = { room, store, logs, files, pieces, stops };
  }

  #follow({ connection, people }: Room): void {
    const status = connection.status.value;
    const twin = connection.twin.value;
    const others = people.members.value.length;
    if (twin === 'older') this.#stayOut();
    else if (status.kind === 'connected') this.#become({ kind: 'here', others });
    else if (status.kind === 'unreachable') this.#become({ kind: 'serverless', others });
    else if (status.kind === 'joining') this.#become({ kind: 'joining' });
    else {
      this.#become({ kind: 'refused', reason: status.reason });
      this.#later(() => connection.retry());
    }
  }

  /** Two that write with one key would part. It may have gone by the next time. */
  #stayOut(): void {
    this.#become({ kind: 'doubled' });
    void this.#inTurn(async () => {
      await this.#end();
      this.#later(() => void this.open(), DOUBLED_MS);
    });
  }

  /** Closed in the same turn: nothing is acknowledged any more. */
  #failed(room: Room, trouble: DeviceTrouble): void {
    room.close();
    void this.#inTurn(async () => {
      await this.#end();
      this.#leave(trouble);
    });
  }

  #leave(trouble: DeviceTrouble): void {
    this.#become({ kind: 'left', trouble });
    void this.#disk.close();
    this.#later(() => void this.open());
  }

  #later(action: () => void, delayMs = TRY_AGAIN_MS): void {
    this.#cancelRetry();
    if (!this.#isClosed) this.#cancelRetry = clock.after(delayMs, action);
  }

  async #end(): Promise<void> {
    const opened = this.#opened;
    if (opened === null) return;
    this.#opened = null;
    this.#cancelRetry();
    const { room, store, files, pieces, stops } = opened;
    for (const stop of stops) stop();
    files?.close();
    room.close();
    store.kept.peek()?.flush();
    await pieces?.whenClosed();
    await this.#disk.close();
  }

  #become(state: KeptState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#options.changed(this, state);
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(action);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

const MEGABYTE = 1_000_000;

const megabytesOf = (bytes: number | null): number | null =>
  bytes === null ? null : Math.max(1, Math.round(bytes / MEGABYTE));
