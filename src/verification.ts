/**
 * What `dist/verify.js` tells the command line of a signed file. It is made of the page's code
 * (`public/room/signed-file/verify-file.ts`), so that both reach the same verdicts; the server imports nothing of it.
 */

/**
 * Why a file is none that can be verified. `page`: it is the page to read, which was saved beside it. `newer`: a version
 * that this one cannot read. `damaged-header`: a signed file, but its first line cannot be read.
 */
export type FileProblem = 'not-parley' | 'page' | 'newer' | 'damaged-header';

/** One key, and what it signed in this room. */
export interface VerifiedAuthor {
  readonly key: string;
  /** What they called themselves, in that order; made presentable. */
  readonly names: readonly string[];
  readonly entries: number;
  /** How many of the entries are messages. */
  readonly messages: number;
  /** As the author claims, in Unix milliseconds. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Numbers that the file has no entry of, though it has later ones: first and last of each stretch, log by log. */
  readonly gaps: readonly (readonly [number, number])[];
  /** Numbers under which the author signed different things, log by log. */
  readonly forks: readonly number[];
}

export interface Verification {
  readonly problem: null;
  readonly roomId: string;
  readonly isSealed: boolean;
  /** Null in a sealed room: only its key could tell whether the signatures are of the room that the file names. */
  readonly isOfRoom: boolean | null;
  readonly exportedAt: number;
  /** How many entries the file promises. */
  readonly promised: number;
  /** In the order of the file. */
  readonly authors: readonly VerifiedAuthor[];
  /** Lines that are no entries, or not signed by their author: how many, and the first of them. */
  readonly refused: number;
  readonly refusedLines: readonly number[];
  /** Lines that the file promises and has not. */
  readonly missing: number;
  /** States of others' logs that somebody had seen, and that the file does not have. */
  readonly unknownSeen: number;
}

/** The export of `dist/verify.js`. */
export type VerifyFile = (
  chunks: AsyncIterable<Uint8Array>,
) => Promise<Verification | { readonly problem: FileProblem }>;
