/** A conversation as the library has it: messages as plain data, and what happens to them as events. */
import type { Conversation as RoomConversation } from '../room/conversation.ts';
import { shownFile } from '../room/files/shown-file.ts';
import { type EntryId, entryId, isSaid } from '../room/log/entry.ts';
import type { SayProblem } from '../room/log/own-messages.ts';
import type { MemberId } from '../room/people/member.ts';
import { effect } from '../room/reactive.ts';
import type { Line, Receipt, TextLine } from '../room/timeline/line.ts';
import type { Conversation, ConversationEvents, Message, SayOptions, SendFileOptions } from './contract.ts';
import type { Emitter } from './emitter.ts';
import { ParleyError } from './parley-error.ts';

export interface TalkOptions {
  readonly talk: RoomConversation;
  readonly events: Pick<Emitter<ConversationEvents>, 'on' | 'emit'>;
  readonly self: MemberId;
  nameOf(id: MemberId): string;
  /** Throws what keeps this member from saying anything any more. */
  check(): void;
  sendFile(content: Blob, options: SendFileOptions): void;
}

const PROBLEMS: Readonly<Record<SayProblem, ConstructorParameters<typeof ParleyError>>> = {
  blank: ['blank'],
  'too-long': ['too-long'],
  'too-many': ['too-many'],
  elsewhere: ['left', 'Somebody else with this key and storage is in the room now.'],
};

const sayError = (problem: SayProblem): ParleyError => new ParleyError(...PROBLEMS[problem]);

/** Lines are made anew when what they show changes. */
type Seen = ReadonlyMap<EntryId, TextLine>;

export class Talk implements Conversation {
  readonly #options: TalkOptions;
  readonly #stop: () => void;
  #seen: Seen = new Map();

  constructor(options: TalkOptions) {
    this.#options = options;
    const { lines } = options.talk;
    this.#stop = effect(() => {
      const { value } = lines;
      // Outside of the effect, which is not to follow what listeners read.
      queueMicrotask(() => {
        if (value === lines.peek()) this.#follow(value);
      });
    });
  }

  get messages(): readonly Message[] {
    return this.#options.talk.entries.filter(isSaid).flatMap((entry) => this.message(entryId(entry)) ?? []);
  }

  message(id: string): Message | undefined {
    const { talk, self, nameOf } = this.#options;
    const message = talk.message(id as EntryId);
    if (!message) return undefined;
    const { entry, text, isEdited, isDeleted, replyTo, reactions } = message;
    const { author, at } = entry;
    const isOwn = author === self;
    const file = isDeleted ? null : shownFile(entry);
    return {
      id,
      author,
      name: nameOf(author),
      isOwn,
      text,
      at,
      replyTo,
      file: file && { name: file.name, bytes: file.bytes, type: file.type },
      isEdited,
      isDeleted,
      isHistory: talk.isHistory(entry),
      reactions,
      receipt: isOwn ? { ...talk.receipt(entry), by: [...(talk.holders(id as EntryId) ?? [])] } : null,
    };
  }

  say(text: string, { replyTo }: SayOptions = {}): Message {
    return this.#saying(() => {
      const { talk } = this.#options;
      if (replyTo !== undefined && !talk.message(replyTo as EntryId)) throw new ParleyError('not-found');
      const problem = talk.say(text, (replyTo as EntryId | undefined) ?? null);
      if (problem !== null) throw sayError(problem);
    });
  }

  edit(id: string, text: string): Message {
    this.#checkOwn(id);
    const problem = this.#options.talk.edit(id as EntryId, text);
    if (problem !== null) throw sayError(problem);
    return this.#known(id);
  }

  remove(id: string): void {
    this.#checkOwn(id);
    this.#options.talk.remove(id as EntryId);
  }

  react(id: string, emoji: string, isOn = true): void {
    this.#options.check();
    this.#known(id);
    this.#options.talk.react(id as EntryId, emoji, isOn);
  }

  sendFile(content: Blob | Uint8Array<ArrayBuffer>, options: SendFileOptions): Message {
    const blob = content instanceof Blob ? content : new Blob([content]);
    return this.#saying(() => this.#options.sendFile(blob, options));
  }

  on<Event extends keyof ConversationEvents>(event: Event, listener: ConversationEvents[Event]): () => void {
    return this.#options.events.on(event, listener);
  }

  /** Idempotent. */
  close(): void {
    this.#stop();
  }

  /** What was written last is what `write` said. */
  #saying(write: () => void): Message {
    const { talk, self, check } = this.#options;
    check();
    write();
    const said = talk.entries.findLast((entry) => entry.author === self && isSaid(entry));
    return this.#known(said ? entryId(said) : '');
  }

  #known(id: string): Message {
    const message = this.message(id);
    if (!message) throw new ParleyError('not-found');
    return message;
  }

  #checkOwn(id: string): void {
    this.#options.check();
    const { isOwn, isDeleted } = this.#known(id);
    if (!isOwn || isDeleted) throw new ParleyError('not-found', 'It is no message of one’s own.');
  }

  #follow(lines: readonly Line[]): void {
    const { events } = this.#options;
    const before = this.#seen;
    const texts = lines.filter((line) => line.kind === 'text');
    this.#seen = new Map(texts.map((line) => [line.id, line]));
    for (const line of texts) {
      const known = before.get(line.id);
      if (known === line) continue;
      const message = this.message(line.id);
      if (!message) continue;
      if (!known && !line.isOwn) events.emit('message', message);
      if (known && isChanged(known, line)) events.emit('changed', message);
      if (line.isOwn && isReceiptChanged(known?.receipt ?? null, line.receipt))
        events.emit('receipt', message);
    }
  }
}

const isChanged = (a: TextLine, b: TextLine): boolean =>
  a.text !== b.text ||
  a.isDeleted !== b.isDeleted ||
  a.isEdited !== b.isEdited ||
  JSON.stringify(a.reactions) !== JSON.stringify(b.reactions);

const isReceiptChanged = (a: Receipt | null, b: Receipt | null): boolean =>
  (a?.have ?? 0) !== (b?.have ?? 0) ||
  (a?.keepers ?? 0) !== (b?.keepers ?? 0) ||
  (a !== null && a.of !== b?.of);
