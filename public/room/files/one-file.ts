/** One file as I see it: what is here of it, whether I want it, what keeps it. */
import type { MemberId } from '../people/member.ts';
import type { Fetching } from './fetching/fetching.ts';
import type { Goal } from './fetching/goal.ts';
import type { FileFailure, FileState, WaitReason } from './files-contract.ts';
import type { LocalFile } from './local-file.ts';
import type { Offer } from './offer.ts';
import type { FileId } from './shared-file.ts';
import type { Wish } from './wishes.ts';

export interface OneFileOptions {
  readonly local: LocalFile;
  readonly isMine: boolean;
  /** Begins to fetch towards the goal. */
  fetch(goal: Goal, handlers: { failed(why: FileFailure): void; lied(member: MemberId): void }): Fetching;
  /** Why it cannot be taken here; asked before it is fetched. */
  obstacle(bytes: number, lacking: number): Promise<FileFailure | null>;
  wish(wish: Wish | null): void;
  /** The member served what it was not. */
  lied(member: MemberId): void;
  /** Why nothing comes, where nobody who can be reached has what is lacking. */
  waiting(id: FileId): WaitReason;
  isOverTurn(members: readonly MemberId[]): boolean;
  /** It is not whole any more. */
  lessened(): void;
  /** I fetch it from now on, or no more. */
  wants(isFetching: boolean): void;
  changed(): void;
}

export class OneFile {
  readonly local: LocalFile;
  readonly #options: OneFileOptions;
  #fetching: Fetching | null = null;
  #isWanted = false;
  #isPaused = false;
  #failure: FileFailure | null = null;
  #wasWhole = false;
  #isClosed = false;

  constructor(options: OneFileOptions) {
    this.#options = options;
    this.local = options.local;
  }

  get offer(): Offer {
    return this.local.offer;
  }

  get fetching(): Fetching | null {
    return this.#fetching;
  }

  get state(): FileState {
    const { local } = this;
    const { bytes } = local;
    if (local.isWhole) return { kind: 'here' };
    if (this.#failure) return { kind: 'failed', why: this.#failure };
    if (this.#options.isMine && !this.#isWanted) return { kind: 'waiting', bytes, why: 'choose-again' };
    if (this.#isPaused) return { kind: 'paused', bytes };
    if (!this.#isWanted) return { kind: 'offered' };
    return this.#fetching ? this.#under(this.#fetching) : fetchingState(bytes);
  }

  /** As it was before a reload. */
  async restore(wish: Wish | undefined): Promise<void> {
    await this.local.open();
    if (this.#isClosed) return;
    if (wish === 'wanted' && !this.local.isWhole) return this.fetch();
    this.#isPaused = this.local.bytes > 0 && !this.local.isWhole && !this.#options.isMine;
    this.#options.changed();
  }

  fetch(): void {
    if (this.#isClosed || this.#fetching || this.local.isWhole) return;
    [this.#isWanted, this.#isPaused, this.#failure] = [true, false, null];
    this.#options.wish('wanted');
    this.#options.changed();
    void this.#begin();
  }

  pause(): void {
    if (!this.#isWanted || this.local.isWhole) return;
    this.#stop();
    this.#isPaused = true;
    this.#options.wish('paused');
    this.#options.changed();
  }

  /** What is here of it is the caller's to remove. */
  cancel(): void {
    this.#stop();
    [this.#isPaused, this.#failure] = [false, null];
    this.#options.wish(null);
  }

  fail(why: FileFailure): void {
    if (this.#isClosed) return;
    this.#stop();
    this.#failure = why;
    this.#options.changed();
  }

  /** The file is at hand again. */
  chosen(): void {
    this.#stop();
    this.#failure = null;
  }

  /** Pieces came or went. */
  moved(): void {
    const wasWhole = this.#wasWhole;
    this.#wasWhole = this.local.isWhole;
    if (this.local.isWhole) {
      this.#stop();
      this.#options.wish(null);
    } else if (wasWhole) this.#lostSome();
    else this.#fetching?.look();
    this.#options.changed();
  }

  /** Idempotent. */
  close(): void {
    this.#stop();
    this.#isClosed = true;
    this.local.close();
  }

  /** Something of it turned out damaged, or another version counts. */
  #lostSome(): void {
    this.#options.lessened();
    if (!this.#options.isMine) this.fetch();
  }

  #stop(): void {
    this.#isWanted = false;
    if (!this.#fetching) return;
    this.#fetching.close();
    this.#fetching = null;
    this.#options.wants(false);
  }

  async #begin(): Promise<void> {
    const { obstacle, fetch, lied, wants } = this.#options;
    const { bytes } = this.offer;
    const problem = (await this.local.open()) ?? (await obstacle(bytes, bytes - this.local.bytes));
    if (this.#isClosed || !this.#isWanted || this.#fetching || this.local.isWhole) return this.moved();
    if (problem !== null) return this.fail(problem);
    this.#fetching = fetch(this.local, { failed: (why) => this.fail(why), lied });
    wants(true);
    this.#options.changed();
  }

  #under(fetching: Fetching): FileState {
    const { bytes, offer, isForked } = this.local;
    const { rate, sources, isOffered, isStill } = fetching.progress;
    const isMoving = sources.length > 0 && !isStill;
    if (!isMoving && isForked && !isOffered) return { kind: 'failed', why: 'two-versions' };
    if (!isMoving && (!isOffered || isStill))
      return { kind: 'waiting', bytes, why: this.#options.waiting(offer.id) };
    const left = rate === null || rate === 0 ? null : Math.ceil((offer.bytes - bytes) / rate);
    return {
      kind: 'fetching',
      bytes,
      rate,
      secondsLeft: left,
      sources: sources.length,
      isOverTurn: this.#options.isOverTurn(sources),
    };
  }
}

const fetchingState = (bytes: number): FileState => ({
  kind: 'fetching',
  bytes,
  rate: null,
  secondsLeft: null,
  sources: 0,
  isOverTurn: false,
});
