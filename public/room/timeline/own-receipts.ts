/**
 * Who has my entries: members who are here by the heads that they tell, members who left by what they acknowledged
 * last.
 */
import type { Store } from '../keep/storage.ts';
import type { LogId } from '../log/entry.ts';
import type { Heads } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';
import { DepartedReceipts } from './departed-receipts.ts';
import { Receipts } from './receipts.ts';

export interface OwnReceiptsOptions {
  readonly store: Store;
  /** Names the conversation in storage. */
  readonly id: string;
  /** My logs that are here. */
  ownLogs(): readonly LogId[];
  /** How many entries of a log are here. */
  head(log: LogId): number;
  members(): Iterable<MemberId>;
  /** Up to where the member is known to have a log. */
  headOf(member: MemberId, log: LogId): number;
  isKeeper(member: MemberId): boolean;
  /** Before that, who is not here may only not have been told of yet. */
  knowsWhoIsHere(): boolean;
}

export class OwnReceipts {
  readonly #options: OwnReceiptsOptions;
  readonly #departed: DepartedReceipts;

  constructor(options: OwnReceiptsOptions) {
    this.#options = options;
    this.#departed = new DepartedReceipts(options.store, options.id, (log) => options.head(log));
  }

  /** Loads what was kept before a reload; my own entries must be loaded already. */
  restore(): void {
    this.#departed.restore();
  }

  /** As they stand now. */
  get all(): Receipts {
    const all = this.#heads;
    const gone = this.#options.knowsWhoIsHere() ? this.#departed.heads(all) : [];
    const of = (isKeeper: boolean) =>
      [...all].flatMap(([id, heads]) => (this.#options.isKeeper(id) === isKeeper ? [heads] : []));
    return new Receipts(of(false), gone, of(true));
  }

  /** Those who are here and have the entry of that number in a log of mine. */
  holders(log: LogId, seq: number): ReadonlySet<MemberId> {
    const { members, headOf } = this.#options;
    return new Set([...members()].filter((member) => headOf(member, log) >= seq));
  }

  /** To be told before what somebody acknowledged is shown: they, or I, may be gone the next moment. */
  keep(): void {
    const people = [...this.#heads].filter(([id]) => !this.#options.isKeeper(id));
    this.#departed.keep(new Map(people));
  }

  /** What they had is remembered, but for a keeper: it comes back and tells, or does not keep any more. */
  left(member: MemberId): void {
    if (this.#options.isKeeper(member)) this.#departed.forget(member);
    else this.#departed.keep(new Map([[member, this.#headsOf(member)]]));
  }

  get #heads(): ReadonlyMap<MemberId, Heads> {
    return new Map([...this.#options.members()].map((id) => [id, this.#headsOf(id)]));
  }

  #headsOf(member: MemberId): Heads {
    const { ownLogs, headOf } = this.#options;
    return Object.fromEntries(ownLogs().map((log) => [log, headOf(member, log)]));
  }
}
