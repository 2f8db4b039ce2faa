/**
 * What `dist/verify.js` tells the command line of a signed file. It is made of the page's code
 * (`public/room/signed-file/verify-file.ts`), so that both reach the same verdicts; the server imports nothing of it.
 */

/**
 * Why a file is none that can be verified. `page`: it is the page to read, which was saved beside it. `newer`: a version
 * that this one cannot read. `damaged-header`: a signed file, but its first line cannot be read.
 */
export type FileProblem = 'not-parley' | 'page' | 'newer' | 'damaged-header';

/** Numbers of entries, from the first to the last, in one of an author's logs: which of them, counted from 1. */
export interface LogPlace {
  readonly log: number;
  readonly first: number;
  readonly last: number;
}

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
  /** Whoever loses what they wrote begins another one. */
  readonly logs: number;
  /** Numbers that the file has no entry of, though it has later ones. */
  readonly gaps: readonly LogPlace[];
  /** Numbers under which the author signed different things. */
  readonly forks: readonly LogPlace[];
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
