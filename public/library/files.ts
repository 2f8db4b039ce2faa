/** The files of a room as the library has them: offered, fetched, saved. */
import { bulkChannel } from '../net/bulk/bulk-channel.ts';
import { MeshBulk } from '../net/bulk/mesh-bulk.ts';
import { rtcLanes } from '../net/bulk/rtc-lane.ts';
import { systemClock } from '../net/clock.ts';
import type { RtcLinks } from '../net/link/rtc-link.ts';
import { type Log, prefixed } from '../net/log.ts';
import type {
  FileFailure,
  FileLimits,
  FileStatus,
  RoomFiles,
  SendProblem,
} from '../room/files/files-contract.ts';
import { openFiles } from '../room/files/open-files.ts';
import type { PieceStore } from '../room/files/piece-store.ts';
import { MAX_FILE_BYTES } from '../room/files/shared-file.ts';
import { MEMORY_BYTES } from '../room/files/store/memory-store.ts';
import type { EntryId } from '../room/log/entry.ts';
import type { MemberId } from '../room/people/member.ts';
import type { PrivateConversations } from '../room/private/private-conversations.ts';
import { effect, signal } from '../room/reactive.ts';
import type { Room } from '../room/room.ts';
import type { DownloadOptions, FileProgress, Files, Message, SendFileOptions } from './contract.ts';
import { ParleyError } from './parley-error.ts';

export interface FilesOptions {
  readonly room: Room;
  readonly conversations: PrivateConversations;
  readonly links: RtcLinks;
  readonly pieces: PieceStore;
  readonly log: Log;
  /** Of the room and of private conversations. */
  messages(): readonly Message[];
}

const SEND_ERRORS: Readonly<Record<SendProblem, ConstructorParameters<typeof ParleyError>>> = {
  empty: ['empty-file'],
  'over-limit': ['file-too-large'],
  off: ['files-off'],
  'too-long': ['too-long'],
  'cannot-write': ['too-many'],
};

const FAILURES: Readonly<Record<FileFailure, ConstructorParameters<typeof ParleyError>>> = {
  full: ['file-failed', 'There is no space for the file.'],
  lost: ['file-failed', 'What was here of the file is gone.'],
  'too-large': ['file-too-large', 'The file does not fit in memory: 64 MiB are the most there.'],
  'over-limit': ['file-too-large'],
  off: ['files-off'],
  'two-versions': ['file-failed', 'The author of the file signed two versions of it.'],
  'source-changed': ['file-failed', 'The file changed on its author’s device while it was sent.'],
};

const KINDS: Readonly<Record<FileStatus['state']['kind'], FileProgress['state']>> = {
  offered: 'offered',
  fetching: 'fetching',
  paused: 'offered',
  waiting: 'waiting',
  here: 'here',
  failed: 'failed',
};

export class LibraryFiles implements Files {
  readonly #options: FilesOptions;
  readonly #files: RoomFiles;
  readonly #ending = new AbortController();
  readonly #closers: readonly (() => void)[];

  constructor(options: FilesOptions) {
    this.#options = options;
    const { room, conversations, links, pieces, log } = options;
    let mayUseTurn = true;
    const limits = signal<FileLimits>({
      isOn: true,
      maxBytes: MAX_FILE_BYTES,
      storage: pieces.kind,
      memoryBytes: MEMORY_BYTES,
    });
    const bulk = new MeshBulk({
      self: room.self,
      clock: systemClock,
      random: Math.random,
      log,
      createLane: rtcLanes({
        clock: systemClock,
        log: prefixed(log, 'bulk'),
        openConnection: links.openConnection,
      }),
      channel: room.router.channel(bulkChannel),
      terms: (id) => room.connection.terms(id),
      mayUseTurn: () => mayUseTurn,
    });
    this.#files = openFiles(room, {
      conversations,
      bulk,
      pieces,
      limits,
      isKeeping: signal(pieces.kind === 'disk'),
    });
    this.#closers = [
      // What the operator allowed last counts while the server is away.
      effect(() => {
        const status = room.connection.status.value;
        if (status.kind !== 'connected') return;
        const { use, maxBytes } = status.files;
        mayUseTurn = use === 'on';
        const most = Math.min(maxBytes ?? MAX_FILE_BYTES, MAX_FILE_BYTES);
        limits.value = { ...limits.peek(), isOn: use !== 'off', maxBytes: most };
      }),
      () => this.#files.close(),
      () => bulk.close(),
      () => pieces.close(),
    ];
  }

  get list(): readonly Message[] {
    return this.#options.messages().filter(({ file }) => file !== null);
  }

  progress(id: string): FileProgress {
    return this.#progressOf(this.#file(id), this.#files.status(id as EntryId).peek());
  }

  async download(id: string, options: DownloadOptions = {}): Promise<Blob> {
    await this.#fetch(id, options);
    const blob = await this.#files.blob(id as EntryId);
    if (blob === null) throw new ParleyError('file-failed');
    return blob;
  }

  async save(id: string, to: WritableStream<Uint8Array>, options: DownloadOptions = {}): Promise<void> {
    try {
      await this.#fetch(id, options);
    } catch (error) {
      await to.abort(error).catch(() => undefined);
      throw error;
    }
    if (!(await this.#files.writeTo(id as EntryId, to)))
      throw new ParleyError('file-failed', 'The file could not be written.');
  }

  /** Throws what keeps it from being sent. */
  offer(content: Blob, { name, type, caption = '' }: SendFileOptions, to: MemberId | null): void {
    const attachment = { content, name, type: type ?? content.type, preview: null, picture: null };
    const problem = this.#files.offer(attachment, caption, to, null);
    if (problem !== null) throw new ParleyError(...SEND_ERRORS[problem]);
  }

  /** Idempotent. */
  close(): void {
    if (this.#ending.signal.aborted) return;
    this.#ending.abort();
    for (const close of this.#closers) close();
  }

  #file(id: string): Message {
    const message = this.list.find((each) => each.id === id);
    if (!message) throw new ParleyError('not-found');
    return message;
  }

  /** Settles when all of it is here. */
  #fetch(id: string, { signal: aborting, progress }: DownloadOptions): Promise<void> {
    const { signal: ending } = this.#ending;
    return new Promise((resolve, reject) => {
      if (ending.aborted) throw new ParleyError('left');
      if (aborting?.aborted) throw new ParleyError('aborted');
      const message = this.#file(id);
      const status = this.#files.status(id as EntryId);
      let hasBegun = false;
      let stop: () => void = () => undefined;
      const end = (settle: () => void) => {
        stop();
        aborting?.removeEventListener('abort', abort);
        ending.removeEventListener('abort', leave);
        settle();
      };
      const abort = () => {
        this.#files.cancel(id as EntryId);
        end(() => reject(new ParleyError('aborted')));
      };
      const leave = () => end(() => reject(new ParleyError('left')));
      aborting?.addEventListener('abort', abort);
      ending.addEventListener('abort', leave);
      if (status.peek().state.kind !== 'here') this.#files.fetch(id as EntryId);
      stop = effect(() => {
        const now = status.value;
        queueMicrotask(() => {
          if (now !== status.peek()) return;
          progress?.(this.#progressOf(message, now));
          if (now.state.kind === 'here') end(resolve);
          else if (now.state.kind === 'failed' && hasBegun)
            end(() => reject(new ParleyError(...FAILURES[(now.state as { why: FileFailure }).why])));
          else if (this.#options.room.talk.message(id as EntryId)?.isDeleted)
            end(() => reject(new ParleyError('not-found')));
        });
      });
      hasBegun = true;
    });
  }

  #progressOf({ file }: Message, { state, holders }: FileStatus): FileProgress {
    const bytes = state.kind === 'here' ? (file?.bytes ?? 0) : 'bytes' in state ? state.bytes : 0;
    return { state: KINDS[state.kind], bytes, holders };
  }
}
