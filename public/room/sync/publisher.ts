/**
 * Tells members on their own links what they may lack: new entries, and heads where entries were not taken. Nothing is
 * told twice. Does not know what entries say.
 */
import { authorOf, type Entry, type LogId, logIdOf } from '../log/entry.ts';
import type { Heads } from '../log/heads.ts';
import type { Transcript } from '../log/transcript.ts';
import type { MemberId } from '../people/member.ts';
import type { Agenda } from './agenda.ts';
import { entryBatch } from './entry-batch.ts';
import type { ForkDetector } from './fork-detector.ts';
import type { KnownHeads } from './known-heads.ts';
import type { EntriesFrame, HeadsFrame } from './sync-channel.ts';

export interface PublisherOptions {
  readonly self: MemberId;
  readonly transcript: Pick<Transcript, 'heads' | 'isLatest'>;
  readonly known: KnownHeads;
  readonly forkDetector: ForkDetector;
  readonly agenda: Agenda;
  /** On the member's own link. False when the frame was not taken. */
  send(to: MemberId, frame: EntriesFrame | HeadsFrame): boolean;
  /** How much goes into one frame, where that is less than a frame of a link holds. */
  readonly batchBytes?: number | undefined;
  isOpen(member: MemberId): boolean;
  /** Whether the two hold a link with each other, as far as members have told. */
  isLinked(a: MemberId, b: MemberId): boolean;
}

const RESEND_MS = 1_000;

export class Publisher {
  readonly #options: PublisherOptions;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** The same frames to each of them, so that they are written once. */
  entries(members: Iterable<MemberId>, entries: readonly Entry[]): void {
    const { send, batchBytes } = this.#options;
    const open = new Set(members);
    const rest = [...entries];
    while (rest.length > 0) {
      const batch = rest.splice(0, entryBatch(rest, batchBytes).length);
      const frame: EntriesFrame = { type: 'entries', entries: batch };
      for (const to of open) {
        if (send(to, frame)) continue;
        // The link is slow or breaking. Heads are told as soon as it takes frames again.
        open.delete(to);
        this.#headsLater(to);
      }
    }
  }

  /** What `to` cannot have from the author and is not known to have. */
  passOn(to: MemberId, entries: readonly Entry[]): void {
    const lacking = entries.filter((entry) => {
      const log = logIdOf(entry);
      return !this.#isToldByAuthor(to, log) && this.#options.known.of(to, log) < entry.seq;
    });
    if (lacking.length > 0) this.entries([to], lacking);
  }

  /** Everything that I have. */
  allHeads(to: MemberId): void {
    this.#heads(to, this.#options.transcript.heads());
  }

  /** Of these logs, what `to` was not told. */
  untoldHeads(to: MemberId, isAbout: (log: LogId) => boolean = () => true): void {
    const heads = this.#options.forkDetector.untold(to).filter(([log]) => isAbout(log));
    if (heads.length > 0) this.#heads(to, Object.fromEntries(heads));
  }

  /** What `to` hears from no author on their own link. */
  headsOfUnlinked(to: MemberId): void {
    this.untoldHeads(to, (log) => !this.#isToldByAuthor(to, log));
  }

  /** Whoever is linked with an author has from them what they write. What they wrote before they may have lost. */
  #isToldByAuthor(to: MemberId, log: LogId): boolean {
    const { transcript, self, isLinked } = this.#options;
    const author = authorOf(log);
    return transcript.isLatest(log) && (author === to || author === self || isLinked(to, author));
  }

  #heads(to: MemberId, heads: Heads): void {
    const { forkDetector, send } = this.#options;
    const digests = forkDetector.digestsOf(heads);
    if (!send(to, { type: 'heads', heads, digests })) return this.#headsLater(to);
    forkDetector.told(to, digests);
  }

  #headsLater(to: MemberId): void {
    const { agenda, isOpen } = this.#options;
    agenda.later(`heads ${to}`, RESEND_MS, () => {
      if (isOpen(to)) this.allHeads(to);
    });
  }
}
