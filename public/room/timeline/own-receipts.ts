/**
 * Who has my entries: members who are here by the heads that they tell, members who left by what they acknowledged
 * last.
 */
import type { Store } from '../keep/storage.ts';
import type { MemberId } from '../people/member.ts';
import { DepartedReceipts } from './departed-receipts.ts';
import { Receipts } from './receipts.ts';

export interface OwnReceiptsOptions {
  readonly self: MemberId;
  readonly store: Store;
  /** Names the conversation in storage. */
  readonly id: string;
  /** How many entries I have written. */
  ownHead(): number;
  members(): Iterable<MemberId>;
  /** Up to where the member is known to have my entries. */
  headOf(member: MemberId): number;
  /** Before that, who is not here may only not have been told of yet. */
  knowsWhoIsHere(): boolean;
}

export class OwnReceipts {
  readonly #options: OwnReceiptsOptions;
  readonly #departed: DepartedReceipts;

  constructor(options: OwnReceiptsOptions) {
    this.#options = options;
    this.#departed = new DepartedReceipts(options.store, options.id, options.self, options.ownHead);
  }

  /** Loads what was kept before a reload; my own entries must be loaded already. */
  restore(): void {
    this.#departed.restore();
  }

  /** As they stand now. */
  get all(): Receipts {
    const here = this.#heads;
    const gone = this.#options.knowsWhoIsHere() ? this.#departed.heads(here) : [];
    return new Receipts([...here.values()], gone);
  }

  /** Those who are here and have my entry of that number. */
  holders(seq: number): ReadonlySet<MemberId> {
    return new Set([...this.#heads].flatMap(([member, head]) => (head >= seq ? [member] : [])));
  }

  /** To be told before what somebody acknowledged is shown: they, or I, may be gone the next moment. */
  keep(): void {
    this.#departed.keep(this.#heads);
  }

  /** What they had is remembered. */
  left(member: MemberId): void {
    this.#departed.keep(new Map([[member, this.#options.headOf(member)]]));
  }

  get #heads(): ReadonlyMap<MemberId, number> {
    return new Map([...this.#options.members()].map((id) => [id, this.#options.headOf(id)]));
  }
}
