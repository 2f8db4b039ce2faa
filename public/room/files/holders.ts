/** Who told that they have all of which file, who is fetching which, and who told what was not so. */
import type { MemberId } from '../people/member.ts';
import type { FileId } from './shared-file.ts';

/** Of each member; nobody needs to tell of more. */
const MAX_FILES = 10_000;

class Told {
  readonly #byMember = new Map<MemberId, Set<FileId>>();

  add(member: MemberId, id: FileId): void {
    const ids = this.#byMember.get(member) ?? new Set();
    this.#byMember.set(member, ids);
    if (ids.size < MAX_FILES) ids.add(id);
  }

  delete(member: MemberId, id: FileId): void {
    this.#byMember.get(member)?.delete(id);
  }

  has(member: MemberId, id: FileId): boolean {
    return this.#byMember.get(member)?.has(id) === true;
  }

  of(id: FileId): MemberId[] {
    return [...this.#byMember].flatMap(([member, ids]) => (ids.has(id) ? [member] : []));
  }

  take(member: MemberId): ReadonlySet<FileId> {
    const ids = this.#byMember.get(member) ?? new Set<FileId>();
    this.#byMember.delete(member);
    return ids;
  }
}

export class Holders {
  readonly #whole = new Told();
  readonly #fetching = new Told();
  readonly #left = new Told();
  readonly #liars = new Told();

  whole(member: MemberId, id: FileId): void {
    this.#whole.add(member, id);
  }

  /** They have nothing of it any more. */
  gone(member: MemberId, id: FileId): void {
    this.#whole.delete(member, id);
  }

  fetches(member: MemberId, id: FileId, isFetching: boolean): void {
    if (isFetching) this.#fetching.add(member, id);
    else this.#fetching.delete(member, id);
  }

  /** They served what it was not. */
  lied(member: MemberId, id: FileId): void {
    this.#liars.add(member, id);
  }

  isWhole(member: MemberId, id: FileId): boolean {
    return this.#whole.has(member, id) && !this.#liars.has(member, id);
  }

  /** Those who told and may be believed. */
  of(id: FileId): readonly MemberId[] {
    return this.#whole.of(id).filter((member) => !this.#liars.has(member, id));
  }

  fetchersOf(id: FileId): readonly MemberId[] {
    return this.#fetching.of(id);
  }

  hadIt(id: FileId): readonly MemberId[] {
    return this.#left.of(id);
  }

  /** Another session: nothing of what they told needs to be so any more. Answers of which files. */
  forget(member: MemberId): ReadonlySet<FileId> {
    this.#fetching.take(member);
    return this.#whole.take(member);
  }

  /** They are not here any more. */
  left(member: MemberId): ReadonlySet<FileId> {
    const ids = this.forget(member);
    for (const id of ids) if (!this.#liars.has(member, id)) this.#left.add(member, id);
    return ids;
  }

  cameBack(member: MemberId): void {
    this.#left.take(member);
  }
}
