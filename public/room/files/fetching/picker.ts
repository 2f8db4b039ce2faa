/** Which piece to ask a member for: the rarest first; of equally rare ones a share of one's own, so that members who
 *  begin together ask the author for different pieces; of those the first, so that one seal is made after the other.
 *  Pure. */
import { hasBit } from '../bitmap.ts';

export interface PickOptions {
  readonly count: number;
  /** Wanted and asked of nobody. */
  isOpen(piece: number): boolean;
  /** What the member has. */
  readonly bits: Uint8Array;
  /** How many members have each piece. */
  readonly rarity: Uint8Array;
  /** Which of those who fetch it I am, from 0, and how many they are. */
  readonly rank: number;
  readonly of: number;
}

/** Of a piece that one member has, and that is of my share. */
const LEAST = 2;

/** Null where the member has nothing that is wanted. */
export function pick({ count, isOpen, bits, rarity, rank, of }: PickOptions): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  // Whoever has it is one who has it: nothing is rarer than that.
  for (let piece = 0; piece < count && least > LEAST; piece += 1) {
    if (!hasBit(bits, piece) || !isOpen(piece)) continue;
    const cost = 2 * (rarity[piece] ?? 0) + (piece % of === rank ? 0 : 1);
    if (cost >= least) continue;
    [best, least] = [piece, cost];
  }
  return best;
}

/** A piece that was asked of somebody and is not here. */
export interface Asked {
  readonly piece: number;
  /** Of how many members. */
  readonly times: number;
  readonly ageMs: number;
  /** Nothing of it came. */
  readonly isUntouched: boolean;
  /** Of the author alone. */
  readonly isOfAuthor: boolean;
}

/** Before that it is on its way. */
const MOVE_MS = 250;
const AGAIN_MS = 1_000;
const AGAIN_OF_AUTHOR_MS = 3_000;
/** On slow lines in times of what a piece takes. */
const AGAIN_IN_PIECES = 2;

export type SecondPick = { readonly piece: number; readonly how: 'instead' | 'besides' } | null;

/**
 * For a member who has nothing else for me. `instead`: of whoever was asked for it and sent nothing, since the author is
 * to send each piece once. `besides`: at the end, so that no single slow member delays the whole. `pieceMs`: what a piece
 * takes from being asked for to being here.
 */
export function pickAgain(
  asked: readonly Asked[],
  bits: Uint8Array,
  isAuthor: boolean,
  isEnd: boolean,
  pieceMs: number,
): SecondPick {
  const theirs = asked.filter(({ piece }) => hasBit(bits, piece)).sort((a, b) => b.ageMs - a.ageMs);
  const late = theirs.find(
    ({ isUntouched, isOfAuthor, ageMs }) => !isAuthor && isOfAuthor && isUntouched && ageMs >= MOVE_MS,
  );
  if (late) return { piece: late.piece, how: 'instead' };
  const patience = Math.max(isAuthor ? AGAIN_OF_AUTHOR_MS : AGAIN_MS, AGAIN_IN_PIECES * pieceMs);
  const last = isEnd ? theirs.find(({ times, ageMs }) => times === 1 && ageMs >= patience) : undefined;
  return last ? { piece: last.piece, how: 'besides' } : null;
}
