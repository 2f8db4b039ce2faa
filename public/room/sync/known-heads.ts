/** What each member is known to have: never more than they told or sent. Pure. */
import { entriesOf, type Heads, MAX_AUTHORS } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';

export class KnownHeads {
  readonly #heads = new Map<MemberId, Map<MemberId, number>>();

  /** The highest seq of `author` that `member` has, without a gap. */
  of(member: MemberId, author: MemberId): number {
    return this.#heads.get(member)?.get(author) ?? 0;
  }

  all(member: MemberId): Iterable<[author: MemberId, seq: number]> {
    return this.#heads.get(member) ?? [];
  }

  learn(member: MemberId, heads: Heads): void {
    const known = this.#heads.get(member) ?? new Map<MemberId, number>();
    this.#heads.set(member, known);
    for (const [author, seq] of entriesOf(heads)) {
      const before = known.get(author) ?? 0;
      // No room has more authors: a member who names more invents them.
      if (seq > before && (before > 0 || known.size < MAX_AUTHORS)) known.set(author, seq);
    }
  }
}
