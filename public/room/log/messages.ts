/**
 * The messages that the entries amount to: texts and files with their edits, deletions and reactions. The result is the same in
 * whatever order entries arrive, because of one author what stands in a later log wins, and in one log the higher seq.
 */
import { textOf } from '../files/shown-file.ts';
import { type Entry, type EntryId, entryId, isSaid, type MemberId, type Said } from './entry.ts';

export interface Message {
  readonly entry: Said;
  /** Of a file the caption. Empty when deleted. */
  readonly text: string;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly replyTo: EntryId | null;
  /** For each emoji who reacts so. */
  readonly reactions: ReadonlyMap<string, readonly MemberId[]>;
}

/** A caption that was taken away is a blank. */
const unlessBlank = (text: string): string => (text.trim() === '' ? '' : text);

/** Where an author said it. */
type Place = Pick<Entry, 'log' | 'seq'>;

interface Revision extends Place {
  /** Null deletes. */
  readonly text: string | null;
}

interface Vote extends Place {
  readonly emoji: string;
  readonly author: MemberId;
  readonly isOn: boolean;
}

export class Messages {
  readonly #said = new Map<EntryId, Said>();
  readonly #revisions = new Map<EntryId, Revision>();
  /** For each message the latest vote of each member for each emoji. */
  readonly #votes = new Map<EntryId, Map<string, Vote>>();
  readonly #quotedBy = new Map<EntryId, Set<EntryId>>();
  readonly #kept = new Map<EntryId, Message>();

  clear(): void {
    const all = [this.#said, this.#revisions, this.#votes, this.#quotedBy, this.#kept];
    for (const map of all) map.clear();
  }

  /** Takes one entry in; answers which messages look different now. */
  add(entry: Entry): readonly EntryId[] {
    const id = entryId(entry);
    const { body, author, log, seq } = entry;
    if (isSaid(entry)) {
      this.#said.set(id, entry);
      if (entry.body.replyTo) this.#quote(entryId(entry.body.replyTo), id);
      return this.#changed(id);
    }
    switch (body.kind) {
      case 'edit':
        return this.#revise(entryId({ author, log: body.log, seq: body.seq }), { log, seq, text: body.text });
      case 'delete':
        return this.#revise(entryId({ author, log: body.log, seq: body.seq }), { log, seq, text: null });
      case 'reaction':
        return this.#vote(entryId(body.target), { log, seq, author, emoji: body.emoji, isOn: body.isOn });
      default:
        return [];
    }
  }

  /** The message as it stands, or undefined where nothing was said under that id. */
  get(id: EntryId): Message | undefined {
    const kept = this.#kept.get(id);
    const entry = this.#said.get(id);
    if (kept || !entry) return kept;
    const { body } = entry;
    const revision = this.#revisions.get(id);
    const isDeleted = revision?.text === null;
    const message: Message = {
      entry,
      text: isDeleted ? '' : unlessBlank(revision?.text ?? textOf(body)),
      isEdited: revision !== undefined && !isDeleted,
      isDeleted,
      replyTo: body.replyTo ? entryId(body.replyTo) : null,
      reactions: isDeleted ? new Map() : this.#reactions(id),
    };
    this.#kept.set(id, message);
    return message;
  }

  /** A deletion is final; of edits the last one counts. */
  #revise(id: EntryId, revision: Revision): readonly EntryId[] {
    const before = this.#revisions.get(id);
    if (before?.text === null || (revision.text !== null && before && isLater(before, revision))) return [];
    this.#revisions.set(id, revision);
    return this.#changed(id);
  }

  #vote(id: EntryId, vote: Vote): readonly EntryId[] {
    const votes = this.#votes.get(id) ?? new Map<string, Vote>();
    this.#votes.set(id, votes);
    const key = `${vote.author} ${vote.emoji}`;
    const before = votes.get(key);
    if (before && isLater(before, vote)) return [];
    votes.set(key, vote);
    return this.#changed(id);
  }

  /** In an order that does not depend on arrival. */
  #reactions(id: EntryId): Map<string, readonly MemberId[]> {
    const reactions = new Map<string, MemberId[]>();
    const votes = [...(this.#votes.get(id)?.values() ?? [])].filter(({ isOn }) => isOn);
    for (const { emoji, author } of votes.sort(
      (a, b) => compare(a.emoji, b.emoji) || compare(a.author, b.author),
    )) {
      reactions.set(emoji, [...(reactions.get(emoji) ?? []), author]);
    }
    return reactions;
  }

  #quote(quoted: EntryId, by: EntryId): void {
    this.#quotedBy.set(quoted, (this.#quotedBy.get(quoted) ?? new Set()).add(by));
  }

  /** A quote shows what the quoted message says now. */
  #changed(id: EntryId): readonly EntryId[] {
    this.#kept.delete(id);
    return [id, ...(this.#quotedBy.get(id) ?? [])];
  }
}

/** Both of one author. */
const isLater = (a: Place, b: Place): boolean => (a.log === b.log ? a.seq > b.seq : a.log > b.log);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
