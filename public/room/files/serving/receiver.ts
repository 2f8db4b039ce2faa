/**
 * What one member asked for, of all files: it is read one piece ahead, and sent one piece at a time, in turns between
 * files, as fast as their connection takes it.
 */
import type { Bulk } from '../../../net/bulk/bulk.ts';
import type { Cancel, Clock } from '../../../net/clock.ts';
import type { MemberId } from '../../people/member.ts';
import { HEADER_BYTES, writePieceMessageTo } from '../piece-message.ts';
import type { FileId } from '../shared-file.ts';
import type { Seeding } from './seeding.ts';

/** What is served, and from where. */
export interface Supply {
  readonly id: FileId;
  /** Whether nobody else may have it: each piece is to go out once. */
  readonly isAuthor: boolean;
  read(piece: number): Promise<Uint8Array | null>;
}

export interface ReceiverOptions {
  readonly to: MemberId;
  readonly bulk: Pick<Bulk, 'send' | 'maxMessageBytes'>;
  readonly clock: Clock;
  readonly seeding: Seeding;
  refuse(to: MemberId, stream: number, piece: number): void;
  /** So many bytes of a file went out. */
  sent(id: FileId, bytes: number): void;
}

/** A piece they asked for. */
export interface Job {
  readonly supply: Supply;
  readonly stream: number;
  readonly piece: number;
  readonly at: number;
}

interface Sending {
  readonly job: Job;
  readonly bytes: Uint8Array;
  offset: number;
  /** Written, and waiting for space. */
  message: Uint8Array | null;
}

/** Nobody honest asks for more at once. */
const MAX_JOBS = 64;
/** Browsers take messages up to this in one go. */
const MAX_MESSAGE_BYTES = 196_608;
/** So often those that may come from elsewhere are looked at again. */
const LOOK_MS = 375;

export class Receiver {
  readonly #options: ReceiverOptions;
  /** Each message is written here. */
  readonly #memory = new Uint8Array(MAX_MESSAGE_BYTES);
  /** Not begun. */
  #jobs: readonly Job[] = [];
  #reading: Job | null = null;
  /** Read ahead, so that the line never waits for the disk. */
  #ready: Sending | null = null;
  #sending: Sending | null = null;
  /** Whose turn is over. */
  #last: FileId | null = null;
  #cancelWait: Cancel | null = null;
  #isClosed = false;

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  asked(supply: Supply, stream: number, pieces: readonly number[]): void {
    const { clock, refuse, to } = this.#options;
    const at = clock.now();
    for (const piece of pieces) {
      if (this.#jobs.length >= MAX_JOBS) refuse(to, stream, piece);
      else if (!this.#jobs.some((job) => job.stream === stream && job.piece === piece))
        this.#jobs = [...this.#jobs, { supply, stream, piece, at }];
    }
    this.go();
  }

  /** They are not wanted any more; others go on. */
  drop(isMeant: (job: Job) => boolean): void {
    this.#jobs = this.#jobs.filter((job) => !isMeant(job));
    if (this.#reading && isMeant(this.#reading)) this.#reading = null;
    if (this.#ready && isMeant(this.#ready.job)) this.#ready = null;
    if (this.#sending && isMeant(this.#sending.job)) this.#sending = null;
    this.go();
  }

  /** The file cannot be had from me any more. */
  refuse(id: FileId): void {
    const { refuse, to } = this.#options;
    for (const { supply, stream, piece } of this.#jobs) if (supply.id === id) refuse(to, stream, piece);
    this.drop(({ supply }) => supply.id === id);
  }

  /** What was on its way is lost: it is sent again, unless they call it off. */
  cut(): void {
    if (this.#sending) Object.assign(this.#sending, { offset: 0, message: null });
  }

  /** Sends as much as there is space for. */
  go(): void {
    while (!this.#isClosed) {
      if (this.#sending === null) [this.#sending, this.#ready] = [this.#ready, null];
      if (this.#reading === null && this.#ready === null) this.#readNext();
      const sending = this.#sending;
      if (sending === null || !this.#send(sending)) return;
      if (this.#sending === sending) this.#sending = null;
    }
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#cancelWait?.();
  }

  /** False where there is no space for all of it. */
  #send(sending: Sending): boolean {
    const { bulk, to, seeding, sent } = this.#options;
    const most = Math.min(MAX_MESSAGE_BYTES, bulk.maxMessageBytes(to)) - HEADER_BYTES;
    const { stream, piece, supply } = sending.job;
    while (sending.offset < sending.bytes.length) {
      const { offset, bytes } = sending;
      // Another connection may take less.
      if (sending.message && sending.message.length > most + HEADER_BYTES) sending.message = null;
      const payload = bytes.subarray(offset, offset + most);
      sending.message ??= writePieceMessageTo(this.#memory, { stream, piece, offset, payload });
      const length = sending.message.length - HEADER_BYTES;
      if (!bulk.send(to, sending.message)) return false;
      sending.message = null;
      sending.offset += length;
      sent(supply.id, length);
      if (supply.isAuthor) seeding.moved(to, supply.id, piece);
    }
    return true;
  }

  #readNext(): void {
    const job = this.#next();
    if (job === null) return this.#wait();
    this.#jobs = this.#jobs.filter((each) => each !== job);
    this.#last = job.supply.id;
    this.#reading = job;
    void this.#read(job);
  }

  /** Another file than the last one first; what may come from elsewhere when it does not. */
  #next(): Job | null {
    const isLast = ({ supply }: Job) => supply.id === this.#last;
    const turns = [...this.#jobs.filter((job) => !isLast(job)), ...this.#jobs.filter(isLast)];
    const { seeding, to } = this.#options;
    const isElsewhere = ({ supply, piece, at }: Job) =>
      supply.isAuthor && seeding.isElsewhere(to, supply.id, piece, at);
    return turns.find((job) => !isElsewhere(job)) ?? null;
  }

  /** All that is left may come from elsewhere. */
  #wait(): void {
    if (this.#jobs.length === 0) return;
    this.#cancelWait ??= this.#options.clock.after(LOOK_MS, () => {
      this.#cancelWait = null;
      this.go();
    });
  }

  async #read(job: Job): Promise<void> {
    const { seeding, to, refuse } = this.#options;
    const { supply, stream, piece } = job;
    if (supply.isAuthor) seeding.gives(to, supply.id, piece);
    const bytes = await supply.read(piece);
    // Called off meanwhile.
    if (this.#isClosed || this.#reading !== job) return;
    this.#reading = null;
    if (bytes === null) refuse(to, stream, piece);
    else this.#ready = { job, bytes, offset: 0, message: null };
    this.go();
  }
}
