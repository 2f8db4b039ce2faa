/** A file's author sends each piece to one member first. Whoever else asks for it may get it from there. */
import type { MemberId } from '../../people/member.ts';
import type { FileId } from '../shared-file.ts';

export interface SeedingOptions {
  isLinked(a: MemberId, b: MemberId): boolean;
  /** Whether the member is linked with me. */
  isHere(member: MemberId): boolean;
}

export class Seeding {
  readonly #options: SeedingOptions;
  /** To whom each piece was given first. */
  readonly #given = new Map<FileId, Map<number, MemberId>>();

  constructor(options: SeedingOptions) {
    this.#options = options;
  }

  /** Whether somebody was given it from whom they may get it. */
  isElsewhere(to: MemberId, id: FileId, piece: number): boolean {
    const other = this.#given.get(id)?.get(piece);
    if (other === undefined || other === to) return false;
    const { isHere, isLinked } = this.#options;
    return isHere(other) && isLinked(other, to);
  }

  gave(to: MemberId, id: FileId, piece: number): void {
    const given = this.#given.get(id) ?? new Map<number, MemberId>();
    this.#given.set(id, given);
    const before = given.get(piece);
    if (before === undefined || !this.#options.isHere(before)) given.set(piece, to);
  }

  forget(id: FileId): void {
    this.#given.delete(id);
  }
}
