/** The files that conversations offer: which there are, and which were taken back. */
import type { Conversation } from '../conversation.ts';
import { type EntryId, entryId, type FileBody } from '../log/entry.ts';
import type { MemberId } from '../people/member.ts';
import type { Offer } from './offer.ts';
import type { FileId } from './shared-file.ts';

/** A conversation, as files see it. */
export interface FileTalk {
  readonly talk: Pick<Conversation, 'entries' | 'message' | 'follow' | 'share'>;
  readonly signingContext: string;
  /** The other of two; null in the room. */
  readonly partner: MemberId | null;
}

export interface OffersHandlers {
  offered(offer: Offer): void;
  /** Deleted, or another version of the entry counts. */
  withdrawn(id: FileId): void;
}

export class Offers {
  readonly #handlers: OffersHandlers;
  readonly #known = new Map<FileId, Offer>();
  readonly #talks = new Map<MemberId | null, { readonly of: FileTalk; readonly stop: () => void }>();

  constructor(handlers: OffersHandlers) {
    this.#handlers = handlers;
  }

  get(id: FileId): Offer | undefined {
    return this.#known.get(id);
  }

  get ids(): readonly FileId[] {
    return [...this.#known.keys()];
  }

  /** Of a conversation that was followed before nothing happens. */
  follow(of: FileTalk): void {
    if (this.#talks.has(of.partner)) return;
    const { talk } = of;
    const stop = talk.follow((changed) => {
      for (const id of changed) this.#look(of, id);
    });
    this.#talks.set(of.partner, { of, stop });
    for (const entry of talk.entries) if (entry.body.kind === 'file') this.#look(of, entryId(entry));
  }

  /** False where nothing can be written there. */
  share(body: FileBody, to: MemberId | null, replyTo: EntryId | null): boolean {
    const talk = this.#talks.get(to)?.of.talk;
    const quoted = replyTo === null ? undefined : talk?.message(replyTo)?.entry;
    const answer = quoted && { author: quoted.author, log: quoted.log, seq: quoted.seq };
    return talk?.share(answer ? { ...body, replyTo: answer } : body) === null;
  }

  close(): void {
    for (const { stop } of this.#talks.values()) stop();
  }

  #look({ talk, signingContext, partner }: FileTalk, id: EntryId): void {
    const message = talk.message(id);
    const known = this.#known.get(id);
    const body = message?.entry.body;
    const isOffered = body?.kind === 'file' && !message?.isDeleted;
    if (known && isOffered && known.signature === message?.entry.signature) return;
    if (known) {
      this.#known.delete(id);
      this.#handlers.withdrawn(id);
    }
    if (!message || body?.kind !== 'file' || message.isDeleted) return;
    const { author, signature } = message.entry;
    const { bytes, type } = body;
    const offer: Offer = { id, author, bytes, type, signature, signingContext, partner };
    this.#known.set(id, offer);
    this.#handlers.offered(offer);
  }
}
