/**
 * Sends pieces to whoever asked, as fast as their connection takes them: in turns between files, one piece at a time.
 * A file's author sends each piece to one member first; others get it from there.
 */
import type { Bulk } from '../../net/bulk/bulk.ts';
import type { Clock } from '../../net/clock.ts';
import type { MemberId } from '../people/member.ts';
import { HEADER_BYTES, writePieceMessageTo } from './piece-message.ts';
import type { FileId } from './shared-file.ts';

/** What is served, and from where. */
export interface Supply {
  readonly id: FileId;
  /** Whether nobody else may have it: each piece is to go out once. */
  readonly isAuthor: boolean;
  read(piece: number): Promise<Uint8Array | null>;
}

export interface ServingOptions {
  readonly bulk: Pick<Bulk, 'isOpen' | 'send' | 'maxMessageBytes'>;
  readonly clock: Clock;
  isLinked(a: MemberId, b: MemberId): boolean;
  /** Whether the member is linked with me. */
  isHere(member: MemberId): boolean;
  refuse(to: MemberId, stream: number, piece: number): void;
  /** So many bytes of a file went out. */
  sent(id: FileId, bytes: number): void;
}

interface Job {
  readonly supply: Supply;
  readonly stream: number;
  readonly piece: number;
  readonly at: number;
}

interface Sending {
  readonly job: Job;
  readonly bytes: Uint8Array;
  offset: number;
  /** Waits for space: it is written already. */
  message: Uint8Array | null;
}

interface Receiver {
  /** Each message is written here. */
  readonly memory: Uint8Array;
  jobs: Job[];
  reading: Job | null;
  /** Read ahead, so that the line never waits for the disk. */
  ready: Sending | null;
  sending: Sending | null;
  /** Whose turn is over. */
  last: FileId | null;
  isWaiting: boolean;
}

/** Nobody honest asks for more at once. */
const MAX_JOBS = 64;
/** Browsers take messages up to this in one go. */
const MAX_MESSAGE_BYTES = 196_608;
/** So long a piece that somebody else was given waits: it may come from there. */
const ELSEWHERE_MS = 1_500;

export class Serving {
  readonly #options: ServingOptions;
  readonly #receivers = new Map<MemberId, Receiver>();
  /** Of files of mine: to whom each piece was given first. */
  readonly #given = new Map<FileId, Map<number, MemberId>>();
  #isClosed = false;

  constructor(options: ServingOptions) {
    this.#options = options;
  }

  asked(to: MemberId, supply: Supply, stream: number, pieces: readonly number[]): void {
    const receiver = this.#receiver(to);
    const at = this.#options.clock.now();
    for (const piece of pieces) {
      if (receiver.jobs.length >= MAX_JOBS) this.#options.refuse(to, stream, piece);
      else if (!receiver.jobs.some((job) => job.stream === stream && job.piece === piece))
        receiver.jobs.push({ supply, stream, piece, at });
    }
    this.#go(to);
  }

  cancelled(to: MemberId, stream: number, pieces: readonly number[]): void {
    const receiver = this.#receivers.get(to);
    if (!receiver) return;
    const isMeant = (job: Job) => job.stream === stream && pieces.includes(job.piece);
    dropMeant(receiver, isMeant);
    this.#go(to);
  }

  /** There is space again. */
  drained(to: MemberId): void {
    this.#go(to);
  }

  /** What was on its way is lost: it is sent again, unless they call it off. */
  cut(to: MemberId): void {
    const receiver = this.#receivers.get(to);
    if (receiver?.sending) Object.assign(receiver.sending, { offset: 0, message: null });
  }

  /** Whatever they asked for they will ask for again. */
  lost(to: MemberId): void {
    this.#receivers.delete(to);
  }

  /** It is served no more. */
  forget(id: FileId): void {
    this.#given.delete(id);
    for (const [to, receiver] of this.#receivers) {
      for (const { supply, stream, piece } of receiver.jobs)
        if (supply.id === id) this.#options.refuse(to, stream, piece);
      dropMeant(receiver, ({ supply }) => supply.id === id);
    }
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#receivers.clear();
  }

  #receiver(to: MemberId): Receiver {
    const known = this.#receivers.get(to);
    if (known) return known;
    const receiver: Receiver = {
      memory: new Uint8Array(MAX_MESSAGE_BYTES),
      jobs: [],
      reading: null,
      ready: null,
      sending: null,
      last: null,
      isWaiting: false,
    };
    this.#receivers.set(to, receiver);
    return receiver;
  }

  #go(to: MemberId): void {
    const receiver = this.#receivers.get(to);
    while (receiver && !this.#isClosed) {
      if (receiver.sending === null) [receiver.sending, receiver.ready] = [receiver.ready, null];
      if (receiver.reading === null && receiver.ready === null) this.#readNext(to, receiver);
      const { sending } = receiver;
      if (sending === null || !this.#send(to, sending, receiver.memory)) return;
      if (receiver.sending === sending) receiver.sending = null;
    }
  }

  /** False where there is no space for all of it. */
  #send(to: MemberId, sending: Sending, memory: Uint8Array): boolean {
    const { bulk, sent } = this.#options;
    const most = Math.min(MAX_MESSAGE_BYTES, bulk.maxMessageBytes(to)) - HEADER_BYTES;
    const { stream, piece, supply } = sending.job;
    while (sending.offset < sending.bytes.length) {
      const { offset, bytes } = sending;
      // Another connection may take less.
      if (sending.message && sending.message.length > most + HEADER_BYTES) sending.message = null;
      const payload = bytes.subarray(offset, offset + most);
      sending.message ??= writePieceMessageTo(memory, { stream, piece, offset, payload });
      const length = sending.message.length - HEADER_BYTES;
      if (!bulk.send(to, sending.message)) return false;
      sending.message = null;
      sending.offset += length;
      sent(supply.id, length);
    }
    return true;
  }

  /** Another file than the last one first; what nobody was given before what somebody was. */
  #next(to: MemberId, receiver: Receiver): Job | null {
    const { clock } = this.#options;
    const [own, others] = [(job: Job) => job.supply.id === receiver.last, clock.now() - ELSEWHERE_MS];
    const turns = [...receiver.jobs.filter((job) => !own(job)), ...receiver.jobs.filter(own)];
    const job = turns.find((each) => !this.#isElsewhere(to, each)) ?? turns.find(({ at }) => at <= others);
    if (!job) {
      this.#wait(to, receiver);
      return null;
    }
    receiver.jobs = receiver.jobs.filter((each) => each !== job);
    receiver.last = job.supply.id;
    return job;
  }

  #wait(to: MemberId, receiver: Receiver): void {
    if (receiver.isWaiting || receiver.jobs.length === 0) return;
    receiver.isWaiting = true;
    this.#options.clock.after(ELSEWHERE_MS / 4, () => {
      receiver.isWaiting = false;
      if (this.#receivers.get(to) === receiver) this.#go(to);
    });
  }

  /** Whether somebody was given it from whom they may get it. */
  #isElsewhere(to: MemberId, { supply, piece }: Job): boolean {
    const other = supply.isAuthor ? this.#given.get(supply.id)?.get(piece) : undefined;
    if (other === undefined || other === to) return false;
    const { isHere, isLinked } = this.#options;
    return isHere(other) && isLinked(other, to);
  }

  #readNext(to: MemberId, receiver: Receiver): void {
    const job = this.#next(to, receiver);
    if (job === null) return;
    receiver.reading = job;
    void this.#read(to, receiver, job);
  }

  async #read(to: MemberId, receiver: Receiver, job: Job): Promise<void> {
    const { supply, stream, piece } = job;
    if (supply.isAuthor) this.#give(to, supply.id, piece);
    const bytes = await supply.read(piece);
    // Called off, or somebody else's business by now.
    if (this.#isClosed || this.#receivers.get(to) !== receiver || receiver.reading !== job) return;
    receiver.reading = null;
    if (bytes === null) this.#options.refuse(to, stream, piece);
    else receiver.ready = { job, bytes, offset: 0, message: null };
    this.#go(to);
  }

  #give(to: MemberId, id: FileId, piece: number): void {
    const given = this.#given.get(id) ?? new Map<number, MemberId>();
    this.#given.set(id, given);
    const before = given.get(piece);
    if (before === undefined || !this.#options.isHere(before)) given.set(piece, to);
  }
}

function dropMeant(receiver: Receiver, isMeant: (job: Job) => boolean): void {
  receiver.jobs = receiver.jobs.filter((job) => !isMeant(job));
  if (receiver.reading && isMeant(receiver.reading)) receiver.reading = null;
  if (receiver.ready && isMeant(receiver.ready.job)) receiver.ready = null;
  if (receiver.sending && isMeant(receiver.sending.job)) receiver.sending = null;
}
