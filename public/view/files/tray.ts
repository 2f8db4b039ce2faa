/**
 * What somebody is about to send to one conversation: files that were chosen, dropped or pasted, until they are sent. It
 * outlives the boxes that show it. Knows nothing of the page.
 */
import type { Attachment, FileLimits, SendProblem } from '../../room/files/files-contract.ts';
import type { EntryId } from '../../room/log/entry.ts';
import { type ReadonlySignal, type Signal, signal } from '../../room/reactive.ts';

/** More at once is most probably a mistake. */
export const MOST_AT_ONCE = 32;

/** A file as it would be sent. */
export interface Prepared {
  readonly attachment: Attachment;
  /** As it was chosen, where the other one was made smaller and stripped. */
  readonly original: Attachment | null;
  /** For the tray alone. */
  readonly thumbnail: Blob | null;
  /** It is meant to be a picture, but this browser cannot decode it: all that is in it goes along. */
  readonly isUnreadable: boolean;
}

export interface TrayItem {
  readonly id: number;
  readonly file: File;
  /** Null while it is prepared. */
  readonly prepared: Prepared | null;
}

export type Refusal =
  | { readonly why: 'folder' | 'empty' | 'too-large' | 'unreadable'; readonly name: string }
  | { readonly why: 'too-many' | 'off' | 'too-long' | 'cannot-write' };

/** What was written to go with files. */
export interface Unsaid {
  readonly caption: string;
  readonly replyTo: EntryId | null;
}

export interface TrayOptions {
  readonly limits: ReadonlySignal<FileLimits>;
  /** Null where the file cannot be read. */
  prepare(file: File): Promise<Prepared | null>;
}

type Offer = (attachment: Attachment, caption: string, replyTo: EntryId | null) => SendProblem | null;

export class Tray {
  readonly #options: TrayOptions;
  readonly #items = signal<readonly TrayItem[]>([]);
  readonly #isSending = signal(false);
  /** Pictures go as they are. */
  readonly isOriginal: Signal<boolean> = signal(false);
  /** A file that was taken could not be read, until somebody was told. */
  readonly lost: Signal<Refusal | null> = signal(null);
  /** No file took it along, until a box takes it back. */
  readonly unsaid: Signal<Unsaid | null> = signal(null);
  #preparing: Promise<unknown> = Promise.resolve();
  #lastId = 0;

  constructor(options: TrayOptions) {
    this.#options = options;
  }

  get items(): ReadonlySignal<readonly TrayItem[]> {
    return this.#items;
  }

  get isSending(): ReadonlySignal<boolean> {
    return this.#isSending;
  }

  get isEmpty(): boolean {
    return this.#items.peek().length === 0;
  }

  /** Answers with what was not taken. */
  add(files: readonly File[]): readonly Refusal[] {
    const { isOn, maxBytes } = this.#options.limits.peek();
    if (!isOn) return [{ why: 'off' }];
    const refusals: Refusal[] = [];
    const taken: TrayItem[] = [];
    for (const file of files) {
      const { name, size } = file;
      if (size === 0) refusals.push({ why: 'empty', name });
      else if (size > maxBytes) refusals.push({ why: 'too-large', name });
      else taken.push({ id: ++this.#lastId, file, prepared: null });
    }
    const space = MOST_AT_ONCE - this.#items.peek().length;
    if (taken.length > space) refusals.push({ why: 'too-many' });
    const added = taken.slice(0, Math.max(0, space));
    this.#items.value = [...this.#items.peek(), ...added];
    for (const item of added) this.#prepare(item);
    return refusals;
  }

  remove(id: number): void {
    this.#items.value = this.#items.peek().filter((item) => item.id !== id);
    if (this.isEmpty) this.isOriginal.value = false;
  }

  clear(): void {
    this.#items.value = [];
    this.isOriginal.value = false;
  }

  /** Once all are prepared: sends them in order, the caption with the first. What was not sent stays. */
  async send(caption: string, replyTo: EntryId | null, offer: Offer): Promise<Refusal | null> {
    if (this.#isSending.peek()) return null;
    this.#isSending.value = true;
    try {
      await this.#preparing;
      return this.#offerAll(caption, replyTo, offer);
    } finally {
      this.#isSending.value = false;
    }
  }

  #offerAll(caption: string, replyTo: EntryId | null, offer: Offer): Refusal | null {
    const isOriginal = this.isOriginal.peek();
    let isFirst = true;
    for (const { id, file, prepared } of this.#items.peek()) {
      if (prepared === null) continue;
      const attachment = (isOriginal && prepared.original) || prepared.attachment;
      const problem = offer(attachment, isFirst ? caption : '', isFirst ? replyTo : null);
      if (problem !== null) {
        if (isFirst) this.unsaid.value = { caption, replyTo };
        return refusalOf(problem, file.name);
      }
      isFirst = false;
      this.remove(id);
    }
    if (isFirst) this.unsaid.value = { caption, replyTo };
    return null;
  }

  /** One after the other: several large pictures at once would not fit into the memory of a phone. */
  #prepare({ id, file }: TrayItem): void {
    this.#preparing = this.#preparing.then(async () => {
      // It may have been removed meanwhile.
      if (!this.#items.peek().some((item) => item.id === id)) return;
      const prepared = await this.#options.prepare(file);
      if (prepared === null) {
        this.remove(id);
        this.lost.value = { why: 'unreadable', name: file.name };
        return;
      }
      this.#items.value = this.#items.peek().map((item) => (item.id === id ? { ...item, prepared } : item));
    });
  }
}

function refusalOf(problem: SendProblem, name: string): Refusal {
  switch (problem) {
    case 'empty':
      return { why: 'empty', name };
    case 'over-limit':
      return { why: 'too-large', name };
    case 'off':
    case 'too-long':
    case 'cannot-write':
      return { why: problem };
  }
}
