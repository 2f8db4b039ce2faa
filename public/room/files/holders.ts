/** Who told that they have all of which file, who is fetching which, and who told what was not so. */
import type { MemberId } from '../people/member.ts';
import type { HadIt } from './had-it.ts';
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
  readonly #liars = new Told();
  readonly #hadIt: HadIt;

  constructor(hadIt: HadIt) {
    this.#hadIt = hadIt;
  }

  whole(member: MemberId, id: FileId): void {
    this.#whole.add(member, id);
    if (!this.#liars.has(member, id)) this.#hadIt.add(member, id);
  }

  /** They have nothing of it any more. */
  gone(member: MemberId, id: FileId): void {
    this.#whole.delete(member, id);
    this.#hadIt.delete(member, id);
  }

  fetches(member: MemberId, id: FileId, isFetching: boolean): void {
    if (isFetching) this.#fetching.add(member, id);
    else this.#fetching.delete(member, id);
  }

  /** They served what it was not. */
  lied(member: MemberId, id: FileId): void {
    this.#liars.add(member, id);
    this.#hadIt.delete(member, id);
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

  /** Whether they are here or not. */
  hadIt(id: FileId): readonly MemberId[] {
    return this.#hadIt.of(id);
  }

  /** Another session: nothing of what they told needs to be so any more. Answers of which files. */
  forget(member: MemberId): ReadonlySet<FileId> {
    this.#hadIt.forget(member);
    return this.#take(member);
  }

  /** They are not here any more. */
  left(member: MemberId): ReadonlySet<FileId> {
    this.#hadIt.left(member);
    return this.#take(member);
  }

  cameBack(member: MemberId): void {
    this.#hadIt.cameBack(member);
  }

  #take(member: MemberId): ReadonlySet<FileId> {
    this.#fetching.take(member);
    return this.#whole.take(member);
  }
}
