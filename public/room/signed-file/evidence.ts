/** What entries with genuine signatures prove about their authors. Unlike a transcript it has no bounds, and keeps both of
 *  two versions. Pure. */
import type { VerifiedAuthor } from '../../../src/verification.ts';
import { AuthorLog } from '../log/author-log.ts';
import { compareVersions, type Entry, type MemberId } from '../log/entry.ts';
import { presentableName } from '../people/name.ts';

export class Evidence {
  /** By author and number; more than one where the author signed different things. */
  readonly #entries = new Map<MemberId, Map<number, Entry[]>>();

  add(entry: Entry): void {
    const { author, seq } = entry;
    const ofAuthor = this.#entries.get(author) ?? new Map<number, Entry[]>();
    this.#entries.set(author, ofAuthor);
    const versions = ofAuthor.get(seq) ?? [];
    ofAuthor.set(seq, versions);
    if (versions.every((other) => compareVersions(other, entry) !== 0)) versions.push(entry);
  }

  authors(): VerifiedAuthor[] {
    return [...this.#entries].map(([key, numbered]) => authorOf(key, numbered));
  }

  /** Whoever had seen something names it by digest: so much of that is not here, or stands here as another version. */
  countUnknownSeen(): number {
    const seen = new Set<string>();
    const known = new Set<string>();
    for (const numbered of this.#entries.values()) {
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
const keptOf = (versions: readonly Entry[] = []): Entry | undefined => versions.toSorted(compareVersions)[0];

function authorOf(key: MemberId, numbered: ReadonlyMap<number, readonly Entry[]>): VerifiedAuthor {
  const seqs = [...numbered.keys()].sort((a, b) => a - b);
  const entries = seqs.flatMap((seq) => numbered.get(seq) ?? []);
  const names = entries.flatMap(({ body }) => (body.kind === 'name' ? presentableName(body.name, '') : []));
  return {
    key,
    names: [...new Set(names)].filter((name) => name !== ''),
    entries: entries.length,
    messages: entries.filter(({ body }) => body.kind === 'text').length,
    firstAt: entries.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY),
    lastAt: entries.reduce((most, { at }) => Math.max(most, at), 0),
    gaps: gapsIn(seqs),
    forks: seqs.filter((seq) => (numbered.get(seq)?.length ?? 0) > 1),
  };
}

/** Of numbers in their order. */
function gapsIn(seqs: readonly number[]): [number, number][] {
  return seqs.flatMap((seq, nth): [number, number][] => {
    const expected = (seqs[nth - 1] ?? 0) + 1;
    return seq > expected ? [[expected, seq - 1]] : [];
  });
}
