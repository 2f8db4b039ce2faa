/**
 * Merges a signed file into a conversation, on the way that entries of members take: what is in it is judged by its
 * signatures, never by who brings it. A file of any size and content is read in bounded memory and in slices. Does not
 * know the page.
 */
import type { FileProblem } from '../../../src/verification.ts';
import { type Entry, isSaid, type MemberId } from '../log/entry.ts';
import type { Verdict } from '../sync/inbound-queue.ts';
import type { Sync } from '../sync/sync.ts';
import { MAX_ENTRIES } from '../sync/sync-channel.ts';
import { type FileLine, openSignedFile } from './read-signed-file.ts';
import type { Header } from './signed-file.ts';

/** Some lines may be damaged; of a file with so many the rest is not read. */
export const MAX_REFUSED = 1_000;

export interface ImportOptions {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** What the entries of this conversation are signed for. */
  readonly signingContext: string;
  readonly sync: Pick<Sync, 'receiveFrom'>;
  /** Whether anything that they wrote is in the conversation. */
  hasEntriesOf(author: MemberId): boolean;
  /** Between any two lines; a promise where something else has its turn first. */
  pause(): Promise<void> | null;
  /** So many lines were read and judged, of so many that the file promises. */
  progress(lines: number, of: number): void;
  readonly signal: AbortSignal;
}

export type ImportResult =
  | { readonly kind: FileProblem }
  | { readonly kind: 'other-room'; readonly header: Header }
  | { readonly kind: 'read'; readonly tally: Readonly<ImportTally> };

/** What became of the lines of a file. */
export interface ImportTally {
  /** Texts that are in the transcript now and were not. */
  messages: number;
  /** The same of names, edits, deletions and reactions. */
  others: number;
  /** They were here already. */
  known: number;
  /** They wait for entries before them, which nobody has brought so far. */
  early: number;
  /** Their author signed something else under the same number. */
  forked: number;
  /** No entries, or not signed by their author. */
  damaged: number;
  /** More than a room takes. */
  tooMany: number;
  /** The first line that was refused. */
  firstRefused: number | null;
  /** Lines that the file promises and has not. */
  missing: number;
  /** Too much was refused: the rest was not read. */
  isGivenUp: boolean;
  /** Of whom nothing was here before. */
  readonly newAuthors: Set<MemberId>;
}

export async function importFile(o: ImportOptions): Promise<ImportResult> {
  const opening = await openSignedFile(o.chunks);
  if (opening.problem !== null) return { kind: opening.problem };
  const { header, lines } = opening;
  if (header.signingContext !== o.signingContext) {
    await lines.return();
    return { kind: 'other-room', header };
  }
  const tally = emptyTally();
  let batch: FileLine[] = [];
  let read = 0;
  const judge = async () => {
    await judgeBatch(batch, tally, o);
    batch = [];
    o.progress(read, header.entries);
  };
  for await (const line of lines) {
    if (o.signal.aborted) break;
    read += 1;
    if (line.entry === null) refuse(tally, 'damaged', line.number);
    else if (batch.push(line) === MAX_ENTRIES) await judge();
    tally.isGivenUp = tally.damaged + tally.tooMany >= MAX_REFUSED;
    if (tally.isGivenUp) break;
    const pause = o.pause();
    if (pause !== null) await pause;
  }
  await judge();
  if (!tally.isGivenUp) tally.missing = Math.max(0, header.entries - read);
  return { kind: 'read', tally };
}

const emptyTally = (): ImportTally => ({
  messages: 0,
  others: 0,
  known: 0,
  early: 0,
  forked: 0,
  damaged: 0,
  tooMany: 0,
  firstRefused: null,
  missing: 0,
  isGivenUp: false,
  newAuthors: new Set(),
});

/** Ends when all of it is judged, or nothing will be any more. */
function judgeBatch(
  batch: readonly FileLine[],
  tally: ImportTally,
  { sync, signal, hasEntriesOf }: ImportOptions,
): Promise<void> {
  const entries = batch.flatMap(({ entry }) => entry ?? []);
  if (entries.length === 0 || signal.aborted) return Promise.resolve();
  const strangers = new Set(entries.map(({ author }) => author).filter((author) => !hasEntriesOf(author)));
  return new Promise((resolve) => {
    const numbers = batch.values();
    const judged = ({ author }: Entry, verdict: Verdict) => {
      count(tally, verdict, numbers.next().value?.number ?? 0);
      if (verdict.kind === 'added' && strangers.has(author)) tally.newAuthors.add(author);
    };
    const done = () => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
    sync.receiveFrom({ judged, done }, entries);
  });
}

function count(tally: ImportTally, verdict: Verdict, line: number): void {
  switch (verdict.kind) {
    case 'added':
      for (const entry of verdict.entries) tally[isSaid(entry) ? 'messages' : 'others'] += 1;
      return;
    case 'known':
    case 'early':
      tally[verdict.kind] += 1;
      return;
    case 'forked':
    case 'replaced':
      tally.forked += 1;
      return;
    case 'refused':
      return refuse(tally, 'tooMany', line);
    case 'forged':
      return refuse(tally, 'damaged', line);
  }
}

/** What cannot be read is counted before what stands above it was judged. */
function refuse(tally: ImportTally, why: 'damaged' | 'tooMany', line: number): void {
  tally[why] += 1;
  tally.firstRefused = Math.min(line, tally.firstRefused ?? line);
}
