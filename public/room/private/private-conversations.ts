/** My private conversations in a room, at most one with each member. Loaded after the page. */
import * as v from 'valibot';
import type { Agree } from '../../net/crypto/agreement.ts';
import { keptPer, keptPerMember, readKept } from '../keep/storage.ts';
import type { LogId } from '../log/entry.ts';
import { entriesOf, type Heads } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';
import { effect, type ReadonlySignal, signal } from '../reactive.ts';
import {
  PrivateConversation,
  type PrivateConversationOptions,
  type PrivateWay,
} from './private-conversation.ts';

export interface PrivateConversationsOptions
  extends Omit<PrivateConversationOptions, 'other' | 'secret' | 'read'> {
  readonly agree: Agree;
}

export interface PrivateSummary {
  readonly other: MemberId;
  readonly unread: number;
}

/** A key is quickly made: nobody needs to talk to more. */
const MAX_CONVERSATIONS = 100;
/** Under which name, and up to where it was read. */
const keptSchema = keptPerMember(v.object({ name: v.string(), read: keptPer<LogId>()(v.number()) }));

export class PrivateConversations {
  readonly #options: PrivateConversationsOptions;
  readonly #key: string;
  readonly #begun = new Map<MemberId, PrivateConversation>();
  readonly #stopFollowing = new Map<MemberId, () => void>();
  readonly #ways = new Map<MemberId, PrivateWay>();
  readonly #list = signal<readonly PrivateSummary[]>([]);
  /** With whom I began one myself. */
  readonly #wanted = new Set<MemberId>();
  readonly #unsubscribe: () => void;
  #kept = '';

  constructor(options: PrivateConversationsOptions) {
    this.#options = options;
    this.#key = `parley.threads.${options.roomId}`;
    this.#restore();
    this.#unsubscribe = options.channel.subscribe({
      onFrame: (from, { sealed }) => this.#receive(from, sealed),
      onReachable: (id, way) => this.#follow(id, way.kind === 'direct' ? 'direct' : `via ${way.over}`),
      onLost: (id) => this.#follow(id, null),
      onRenewed: (id) => this.#begun.get(id)?.renewed(),
      onLeft: (id) => this.#left(id),
    });
  }

  /** Those in which something was said. */
  get list(): ReadonlySignal<readonly PrivateSummary[]> {
    return this.#list;
  }

  /** How many there are, those in which nothing was said so far included. */
  get count(): number {
    return this.#begun.size;
  }

  /** Whether something I said has not reached whom it was for. */
  get hasUnreached(): boolean {
    return [...this.#begun.values()].some(({ talk }) => talk.hasUnreached);
  }

  /** The conversation with a member, begun where there is none yet; null with nobody and beyond the bounds. */
  with(other: MemberId): PrivateConversation | null {
    this.#wanted.add(other);
    return this.#begin(other);
  }

  /** Idempotent. */
  close(): void {
    this.#unsubscribe();
    for (const conversation of this.#begun.values()) this.#end(conversation);
  }

  /** Loads what was kept before a reload. */
  #restore(): void {
    const { store, people } = this.#options;
    for (const [id, { name, read }] of entriesOf(readKept(keptSchema, store.get(this.#key)) ?? {})) {
      people.claimed(id, name);
      this.#begin(id, read);
    }
  }

  #begin(other: MemberId, read: Heads = {}): PrivateConversation | null {
    const known = this.#begun.get(other);
    if (known) return known;
    const { agree, signer } = this.#options;
    const secret = other === signer.id || this.#begun.size >= MAX_CONVERSATIONS ? null : agree(other);
    if (secret === null) return null;
    const conversation = new PrivateConversation({ ...this.#options, other, secret, read });
    this.#begun.set(other, conversation);
    const stop = effect(() => {
      void [conversation.talk.lines.value, conversation.talk.unseen.value];
      this.#publish();
    });
    this.#stopFollowing.set(other, stop);
    conversation.follow(this.#ways.get(other) ?? null);
    return conversation;
  }

  #receive(from: MemberId, sealed: string): void {
    if (this.#begin(from)?.receive(sealed) !== true)
      this.#options.log('dropped a private frame that was not sealed for me');
  }

  #follow(id: MemberId, way: PrivateWay): void {
    this.#ways.set(id, way);
    this.#begun.get(id)?.follow(way);
  }

  #left(id: MemberId): void {
    this.#ways.delete(id);
    const conversation = this.#begun.get(id);
    conversation?.follow(null);
    // They never said anything: the place is for somebody who does.
    if (!conversation || conversation.talk.entries.length > 0 || this.#wanted.has(id)) return;
    this.#end(conversation);
    this.#begun.delete(id);
  }

  #end(conversation: PrivateConversation): void {
    this.#stopFollowing.get(conversation.other)?.();
    this.#stopFollowing.delete(conversation.other);
    conversation.close();
  }

  #publish(): void {
    const spoken = [...this.#begun.values()].filter(({ talk }) => talk.entries.length > 0);
    this.#list.value = spoken.map(({ other, talk }) => ({ other, unread: talk.unseen.peek() }));
    const { people, store } = this.#options;
    const kept = spoken.map(({ other, talk }) => [
      other,
      { name: people.nameOf(other), read: talk.readOf(other) },
    ]);
    const content = JSON.stringify(Object.fromEntries(kept));
    if (content !== this.#kept) store.set(this.#key, content);
    this.#kept = content;
  }
}
