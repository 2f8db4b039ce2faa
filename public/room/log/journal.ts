/**
 * What this device holds of a conversation: the transcript, the messages that it amounts to, and the copy in storage.
 * An entry counts as held only after it was stored. Does not know links.
 */

import * as v from 'valibot';
import type { Signer } from '../../net/crypto/signer.ts';
import type { Store } from '../keep/storage.ts';
import { Archive } from './archive.ts';
import { type Body, type Entry, type EntryId, entryId, signEntry } from './entry.ts';
import { entrySchema } from './entry-schema.ts';
import { Messages } from './messages.ts';
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
  /** These entries are held from now on; these messages look different. */
  added(entries: readonly Entry[], changed: ReadonlySet<EntryId>): void;
}

export class Journal {
  readonly transcript = new Transcript();
  readonly messages = new Messages();
  readonly #archive: Archive;
  readonly #options: JournalOptions;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#archive = new Archive(options.store, options.id);
  }

  /** False once storage was full or forbidden: what came since is lost with the page. */
  get isKeeping(): boolean {
    return this.#archive.isKeeping;
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
    const addition = this.transcript.add(entry);
    if ('entries' in addition) for (const added of addition.entries) this.#archive.add(added);
    this.#take(addition);
    return addition;
  }

  /** A new entry of my own, or null where there may be no more of them. */
  write(body: Body): Entry | null {
    const { signer, signingContext, now } = this.#options;
    const seq = this.transcript.head(signer.id) + 1;
    if (!this.transcript.takes(signer.id, body)) return null;
    const entry = signEntry(signer, signingContext, {
      seq,
      at: now(),
      seen: this.transcript.order.seenBy(signer.id),
      body,
    });
    // Nobody would accept it, nor anything of mine after it.
    if (!v.is(entrySchema, entry)) throw new Error(`an entry out of bounds: ${body.kind}`);
    this.add(entry);
    return entry;
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
