/** What entries with genuine signatures prove about their authors. Unlike a transcript it has no bounds, and keeps both of
 *  two versions. Pure. */
import type { VerifiedAuthor } from '../../../src/verification.ts';
import { AuthorLog } from '../log/author-log.ts';
import { authorOf, compareVersions, type Entry, type LogId, logIdOf, type MemberId } from '../log/entry.ts';
import { presentableName } from '../people/name.ts';

export class Evidence {
  /** By log and number; more than one where the author signed different things. */
  readonly #logs = new Map<LogId, Map<number, Entry[]>>();

  add(entry: Entry): void {
    const { seq } = entry;
    const id = logIdOf(entry);
    const log = this.#logs.get(id) ?? new Map<number, Entry[]>();
    this.#logs.set(id, log);
    const versions = log.get(seq) ?? [];
    log.set(seq, versions);
    if (versions.every((other) => compareVersions(other, entry) !== 0)) versions.push(entry);
  }

  authors(): VerifiedAuthor[] {
    const authors = new Map<MemberId, Numbered[]>();
    for (const [id, log] of this.#logs)
      authors.set(authorOf(id), [...(authors.get(authorOf(id)) ?? []), log]);
    return [...authors].map(([key, logs]) => verifiedAuthor(key, logs));
  }

  /** Whoever had seen something names it by digest: so much of that is not here, or stands here as another version. */
  countUnknownSeen(): number {
    const seen = new Set<string>();
    const known = new Set<string>();
    for (const numbered of this.#logs.values()) {
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

type Numbered = ReadonlyMap<number, readonly Entry[]>;

/** Of two versions the one that everybody keeps. */
const keptOf = (versions: readonly Entry[] = []): Entry | undefined => versions.toSorted(compareVersions)[0];

function verifiedAuthor(key: MemberId, logs: readonly Numbered[]): VerifiedAuthor {
  const numbers = logs.map((log) => [...log.keys()].sort((a, b) => a - b));
  const entries = logs.flatMap((log, nth) => (numbers[nth] ?? []).flatMap((seq) => log.get(seq) ?? []));
  const names = entries.flatMap(({ body }) => (body.kind === 'name' ? presentableName(body.name, '') : []));
  return {
    key,
    names: [...new Set(names)].filter((name) => name !== ''),
    entries: entries.length,
    messages: entries.filter(({ body }) => body.kind === 'text').length,
    firstAt: entries.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY),
    lastAt: entries.reduce((most, { at }) => Math.max(most, at), 0),
    gaps: numbers.flatMap(gapsIn),
    forks: logs.flatMap((log) => [...log].flatMap(([seq, versions]) => (versions.length > 1 ? seq : []))),
  };
}

/** Of numbers in their order. */
function gapsIn(seqs: readonly number[]): [number, number][] {
  return seqs.flatMap((seq, nth): [number, number][] => {
    const expected = (seqs[nth - 1] ?? 0) + 1;
    return seq > expected ? [[expected, seq - 1]] : [];
  });
}
