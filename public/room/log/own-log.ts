/**
 * Which of my logs I write. A log is continued only by a page that is sure to hold all of it: how far it goes is noted
 * for the whole browser before an entry leaves. Whoever holds less begins a new log, so that no two entries get one
 * number: after the tab was closed and its transcript lost, in a duplicated tab, in one that was frozen while another
 * went on.
 */
import * as v from 'valibot';
import { countSchema } from '../../net/protocol/fields.ts';
import { readKept, type Store } from '../keep/storage.ts';
import { digestOf, type LogId, logIdOf, logNameOf, type MemberId } from './entry.ts';
import { logNameSchema } from './entry-schema.ts';
import type { Transcript } from './transcript.ts';

export interface OwnLogOptions {
  /** Of the browser: every tab of the room sees it, and it outlives them. */
  readonly lasting: Store;
  /** Names the conversation: the room's id, and what follows a slash in a private one. */
  readonly id: string;
  /** What its entries are signed for. */
  readonly signingContext: string;
  readonly self: MemberId;
  readonly transcript: Pick<Transcript, 'head' | 'hasEarly' | 'logsOf'>;
  /** From 0 up to 1. */
  random(): number;
}

const noteSchema = v.object({
  log: logNameSchema,
  /** How many entries were written. */
  head: countSchema,
  /** The page that wrote the last one. */
  by: v.string(),
});

type Note = v.InferOutput<typeof noteSchema>;

/** Further than any log goes: nobody continues it. */
const LOST = Number.MAX_SAFE_INTEGER;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const TOKEN_LENGTH = 5;
const NUMBER_LENGTH = 3;
const LAST_NUMBER = 36 ** NUMBER_LENGTH - 1;

export class OwnLog {
  readonly #options: OwnLogOptions;
  readonly #key: string;
  #by = '';
  #current: LogId | null = null;
  #isLost = false;

  constructor(options: OwnLogOptions) {
    const { id, signingContext } = options;
    this.#options = options;
    // The note outlives the tab: it tells nobody with whom one talks in private.
    this.#key = `parley.own.${id.split('/', 1)[0]}.${digestOf(signingContext)}`;
  }

  /** The log that this page writes; null before it wrote anything. */
  get current(): LogId | null {
    return this.#current;
  }

  /** The log for the next entry. Null where another tab writes in this room now. */
  next(): LogId | null {
    const note = this.#read();
    if (this.#current !== null) return note === null || note.by === this.#by ? this.#current : null;
    this.#by ||= this.#token(2 * TOKEN_LENGTH);
    this.#current = this.#whole(note) ?? this.#fresh(note);
    return this.#current;
  }

  /** To be told before the entry leaves, and before it is kept. */
  writes(log: LogId, seq: number): void {
    this.#note(log, this.#isLost ? LOST : seq);
  }

  /** What comes from now on is in this page's memory alone: no other page may go on with this log. */
  loseWithPage(): void {
    this.#isLost = true;
    if (this.#current !== null) this.#note(this.#current, LOST);
  }

  /** Another device with the same key writes in it: what I say next stands in a new log. */
  abandon(): void {
    if (this.#current !== null) this.#note(this.#current, LOST);
    this.#current = null;
  }

  #read(): Note | null {
    return readKept(noteSchema, this.#options.lasting.get(this.#key));
  }

  #note(log: LogId, head: number): void {
    const { lasting } = this.#options;
    const note: Note = { log: logNameOf(log), head, by: this.#by };
    // Better no note than one that tells of less than was written.
    if (!lasting.set(this.#key, JSON.stringify(note))) lasting.remove(this.#key);
  }

  /** The log that was noted, if all of it is here. */
  #whole(note: Note | null): LogId | null {
    if (note === null) return null;
    const { self, transcript } = this.#options;
    const id = logIdOf({ author: self, log: note.log });
    return transcript.head(id) >= note.head && !transcript.hasEarly(id) ? id : null;
  }

  #fresh(note: Note | null): LogId {
    const { self, transcript } = this.#options;
    const names = [...transcript.logsOf(self).map(logNameOf), ...(note ? [note.log] : [])];
    const numbers = names.map((name) => Number.parseInt(name.slice(0, NUMBER_LENGTH), 36));
    const number = Math.min(Math.max(-1, ...numbers) + 1, LAST_NUMBER);
    const log = number.toString(36).padStart(NUMBER_LENGTH, '0') + this.#token(TOKEN_LENGTH);
    return logIdOf({ author: self, log });
  }

  #token(length: number): string {
    const { random } = this.#options;
    return Array.from({ length }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
  }
}
