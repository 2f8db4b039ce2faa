/** What each member is known to have: never more than they told or sent. Pure. */
import type { LogId } from '../log/entry.ts';
import { entriesOf, type Heads, MAX_LOGS } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';

export class KnownHeads {
  readonly #heads = new Map<MemberId, Map<LogId, number>>();

  /** The highest seq of a log that `member` has, without a gap. */
  of(member: MemberId, log: LogId): number {
    return this.#heads.get(member)?.get(log) ?? 0;
  }

  all(member: MemberId): Iterable<[log: LogId, seq: number]> {
    return this.#heads.get(member) ?? [];
  }

  /** They may have lost what they had. */
  forget(member: MemberId): void {
    this.#heads.delete(member);
  }

  learn(member: MemberId, heads: Heads): void {
    const known = this.#heads.get(member) ?? new Map<LogId, number>();
    this.#heads.set(member, known);
    for (const [log, seq] of entriesOf(heads)) {
      const before = known.get(log) ?? 0;
      // No room has more logs: a member who names more invents them.
      if (seq > before && (before > 0 || known.size < MAX_LOGS)) known.set(log, seq);
    }
  }
}
