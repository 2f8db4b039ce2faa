/** A file's author sends each piece to one member first. Whoever else asks for it may get it from there. */
import type { Clock } from '../../../net/clock.ts';
import type { MemberId } from '../../people/member.ts';
import type { FileId } from '../shared-file.ts';

export interface SeedingOptions {
  readonly clock: Clock;
  isLinked(a: MemberId, b: MemberId): boolean;
  /** Whether the member is linked with me. */
  isHere(member: MemberId): boolean;
}

/** To whom a piece was given first, since when, and when some of it last went out to them. */
interface Gift {
  readonly to: MemberId;
  readonly since: number;
  movedAt: number;
}

/** So long a piece waits that somebody else was given: it may come from there. */
const PATIENCE_MS = 1_500;
/** On a slow line, so many times what it took to give it: it goes out to others from there no faster. */
const PATIENCE_IN_GIFTS = 3;

export class Seeding {
  readonly #options: SeedingOptions;
  readonly #gifts = new Map<FileId, Map<number, Gift>>();

  constructor(options: SeedingOptions) {
    this.#options = options;
  }

  /** Whether a piece that was asked for at `askedAt` may still come from somebody who was given it. */
  isElsewhere(to: MemberId, id: FileId, piece: number, askedAt: number): boolean {
    const gift = this.#gifts.get(id)?.get(piece);
    if (gift === undefined || gift.to === to) return false;
    const { clock, isHere, isLinked } = this.#options;
    const patience = Math.max(PATIENCE_MS, PATIENCE_IN_GIFTS * (gift.movedAt - gift.since));
    const isFresh = clock.now() < Math.max(askedAt, gift.movedAt) + patience;
    return isFresh && isHere(gift.to) && isLinked(gift.to, to);
  }

  /** The member is given the piece from now on. */
  gives(to: MemberId, id: FileId, piece: number): void {
    const gifts = this.#gifts.get(id) ?? new Map<number, Gift>();
    this.#gifts.set(id, gifts);
    const before = gifts.get(piece);
    const now = this.#options.clock.now();
    if (before === undefined || !this.#options.isHere(before.to))
      gifts.set(piece, { to, since: now, movedAt: now });
  }

  /** Some of it went out to them. */
  moved(to: MemberId, id: FileId, piece: number): void {
    const gift = this.#gifts.get(id)?.get(piece);
    if (gift?.to === to) gift.movedAt = this.#options.clock.now();
  }

  forget(id: FileId): void {
    this.#gifts.delete(id);
  }
}
