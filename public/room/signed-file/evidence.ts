/** What entries with genuine signatures prove about their authors. Unlike a transcript it has no bounds, and keeps both of
 *  two versions. Pure. */
import type { LogPlace, VerifiedAuthor } from '../../../src/verification.ts';
import { AuthorLog } from '../log/author-log.ts';
import { compareVersions, type Entry, isSaid, type MemberId } from '../log/entry.ts';
import { presentableName } from '../people/name.ts';

/** By number; more than one where the author signed different things. */
type Numbered = Map<number, Entry[]>;

export class Evidence {
  /** By author and log. */
  readonly #logs = new Map<MemberId, Map<string, Numbered>>();

  add(entry: Entry): void {
    const { author, log, seq } = entry;
    const logs = this.#logs.get(author) ?? new Map<string, Numbered>();
    this.#logs.set(author, logs);
    const numbered = logs.get(log) ?? new Map<number, Entry[]>();
    logs.set(log, numbered);
    const versions = numbered.get(seq) ?? [];
    numbered.set(seq, versions);
    if (versions.every((other) => compareVersions(other, entry) !== 0)) versions.push(entry);
  }

  authors(): VerifiedAuthor[] {
    return [...this.#logs].map(([key, logs]) => authorOf(key, logs));
  }

  /** Whoever had seen something names it by digest: so much of that is not here, or stands here as another version. */
  countUnknownSeen(): number {
    const seen = new Set<string>();
    const known = new Set<string>();
    for (const numbered of [...this.#logs.values()].flatMap((logs) => [...logs.values()])) {
      for (const entry of [...numbered.values()].flat()) for (const digest of entry.seen) seen.add(digest);
      const log = new AuthorLog();
      for (let next = keptOf(numbered.get(1)); next; next = keptOf(numbered.get(log.head + 1))) {
        log.push(next);
        known.add(log.digest(log.head));
      }
    }
    return [...seen].filter((digest) => !known.has(digest)).length;
  }
}

/** Of two versions the one that everybody keeps. */
const keptOf = (versions: readonly Entry[] = []): Entry | undefined => [...versions].sort(compareVersions)[0];

function authorOf(key: MemberId, byLog: ReadonlyMap<string, Numbered>): VerifiedAuthor {
  // In the order of strings a later log comes after an earlier one.
  const logs = [...byLog].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, numbered]) => numbered);
  const inOrder = logs.map((numbered) => ({ numbered, seqs: [...numbered.keys()].sort((a, b) => a - b) }));
  const entries = inOrder.flatMap(({ numbered, seqs }) => seqs.flatMap((seq) => numbered.get(seq) ?? []));
  const names = entries.flatMap(({ body }) => (body.kind === 'name' ? presentableName(body.name, '') : []));
  return {
    key,
    names: [...new Set(names)].filter((name) => name !== ''),
    entries: entries.length,
    messages: entries.filter(isSaid).length,
    firstAt: entries.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY),
    lastAt: entries.reduce((most, { at }) => Math.max(most, at), 0),
    logs: logs.length,
    gaps: inOrder.flatMap(({ seqs }, nth) => gapsIn(seqs, nth + 1)),
    forks: inOrder.flatMap(({ numbered, seqs }, nth) =>
      seqs
        .filter((seq) => (numbered.get(seq)?.length ?? 0) > 1)
        .map((seq): LogPlace => ({ log: nth + 1, first: seq, last: seq })),
    ),
  };
}

/** Of numbers in their order. */
function gapsIn(seqs: readonly number[], log: number): LogPlace[] {
  return seqs.flatMap((seq, nth): LogPlace[] => {
    const expected = (seqs[nth - 1] ?? 0) + 1;
    return seq > expected ? [{ log, first: expected, last: seq - 1 }] : [];
  });
}
