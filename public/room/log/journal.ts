/**
 * What this device holds of a conversation: the transcript, the messages that it amounts to, and the copy in storage.
 * An entry counts as held only after it was stored. Does not know links.
 */

import * as v from 'valibot';
import type { Signer } from '../../net/crypto/signer.ts';
import type { Store } from '../keep/storage.ts';
import { Archive } from './archive.ts';
import {
  type Body,
  type Entry,
  type EntryId,
  entryId,
  type LogId,
  logIdOf,
  logNameOf,
  signEntry,
} from './entry.ts';
import { entrySchema } from './entry-schema.ts';
import { Messages } from './messages.ts';
import { OwnLog } from './own-log.ts';
import { type Addition, Transcript } from './transcript.ts';

export interface JournalOptions {
  /** Names what is kept. */
  readonly id: string;
  readonly signer: Signer;
  /** The room, as the seal derives it. */
  readonly signingContext: string;
  /** The room's time, in Unix milliseconds. */
  now(): number;
  readonly store: Store;
  /** Of the browser: it outlives the tab. */
  readonly lasting: Store;
  /** From 0 up to 1. */
  random(): number;
  /** These entries are held from now on; these messages look different. */
  added(entries: readonly Entry[], changed: ReadonlySet<EntryId>): void;
}

/** `too-many`: as much is said as a room takes. `elsewhere`: another tab of this browser is in the room now. */
export type WriteProblem = 'too-many' | 'elsewhere';

export class Journal {
  readonly transcript = new Transcript();
  readonly messages = new Messages();
  readonly #archive: Archive;
  readonly #ownLog: OwnLog;
  readonly #options: JournalOptions;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#archive = new Archive(options.store, options.id);
    const { signer, transcript } = { ...options, transcript: this.transcript };
    this.#ownLog = new OwnLog({ ...options, self: signer.id, transcript });
  }

  /** False once storage was full or forbidden: what came since is lost with the page. */
  get isKeeping(): boolean {
    return this.#archive.isKeeping;
  }

  /** The log that this page writes; null before it wrote anything. */
  get ownLog(): LogId | null {
    return this.#ownLog.current;
  }

  /** Loads what was kept before a reload. */
  restore(): void {
    for (const entry of this.#archive.load()) this.#take(this.transcript.add(entry));
  }

  /** There is space again: what could not be kept is kept now. */
  keepAnew(): void {
    if (!this.isKeeping) this.#archive.keepAnew(this.transcript.entries);
  }

  /** A checked entry of another member. */
  add(entry: Entry): Addition {
    const addition = this.#add(entry);
    if (addition.kind !== 'known' && logIdOf(entry) === this.ownLog) this.#ownLog.abandon();
    return addition;
  }

  /** A new entry of my own, or why there is none. */
  write(body: Body): Entry | WriteProblem {
    const { signer, signingContext, now } = this.#options;
    const { order } = this.transcript;
    const log = this.#ownLog.next();
    if (log === null) return 'elsewhere';
    if (!this.transcript.takes(log, body)) return 'too-many';
    const seq = this.transcript.head(log) + 1;
    const fields = { log: logNameOf(log), seq, at: now(), seen: order.seenBy(log), body };
    const entry = signEntry(signer, signingContext, fields);
    // Nobody would accept it, nor anything of mine after it.
    if (!v.safeParse(entrySchema, entry).success) throw new Error(`an entry out of bounds: ${body.kind}`);
    this.#ownLog.writes(log, seq);
    this.#add(entry);
    return entry;
  }

  #add(entry: Entry): Addition {
    const addition = this.transcript.add(entry);
    if ('entries' in addition) for (const added of addition.entries) this.#archive.add(added);
    if (!this.isKeeping) this.#ownLog.loseWithPage();
    this.#take(addition);
    return addition;
  }

  #take(addition: Addition): void {
    if (!('entries' in addition)) return;
    // What another version amounted to may have left its mark anywhere.
    if (addition.kind === 'replaced') this.messages.clear();
    const entries = addition.kind === 'replaced' ? this.transcript.entries : addition.entries;
    const changed = new Set<EntryId>(addition.entries.map(entryId));
    for (const entry of entries) for (const id of this.messages.add(entry)) changed.add(id);
    this.#options.added(addition.entries, changed);
  }
}
