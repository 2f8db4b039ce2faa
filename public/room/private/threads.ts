/** My private conversations in a room, one with each member who has something to say to me or I to them. */
import * as v from 'valibot';
import type { Agree } from '../../net/crypto/agreement.ts';
import type { Log } from '../../net/log.ts';
import { parsed } from '../keep/parsed.ts';
import type { MemberId } from '../people/member.ts';
import { effect, type ReadonlySignal, signal } from '../reactive.ts';
import { Thread, type ThreadOptions, type Way } from './thread.ts';

export interface ThreadsOptions extends Omit<ThreadOptions, 'other' | 'secret' | 'read'> {
  readonly agree: Agree;
  readonly log: Log;
  /** Whom a conversation kept from before a reload is with. */
  remember(id: MemberId, name: string): void;
}

export interface ThreadSummary {
  readonly other: MemberId;
  readonly unread: number;
}

/** A key is quickly made: nobody needs to talk to more. */
const MAX_THREADS = 100;
/** Under which name, and up to where it was read. */
const keptSchema = v.record(v.string(), v.object({ name: v.string(), read: v.number() }));

export class Threads {
  readonly #options: ThreadsOptions;
  readonly #key: string;
  readonly #threads = new Map<MemberId, Thread>();
  readonly #ways = new Map<MemberId, Way>();
  readonly #list = signal<readonly ThreadSummary[]>([]);
  readonly #closers = new Map<MemberId, () => void>();
  /** With whom I began one myself. */
  readonly #wanted = new Set<MemberId>();
  readonly #unsubscribe: () => void;
  #kept = '';

  constructor(options: ThreadsOptions) {
    this.#options = options;
    this.#key = `parley.threads.${options.roomId}`;
    this.#restore();
    this.#unsubscribe = options.channel.subscribe({
      onFrame: (from, { sealed }) => this.#receive(from, sealed),
      onReachable: (id, way) => this.#follow(id, way.kind === 'direct' ? 'direct' : `via ${way.over}`),
      onLost: (id) => this.#follow(id, null),
      onLeft: (id) => this.#left(id),
    });
  }

  /** Takes up what was kept before a reload. */
  #restore(): void {
    const kept = Object.entries(parsed(keptSchema, this.#options.store.get(this.#key)) ?? {});
    for (const [id, { name, read }] of kept) {
      this.#options.remember(id, name);
      this.#begin(id, read);
    }
  }

  /** Those in which something was said. */
  get list(): ReadonlySignal<readonly ThreadSummary[]> {
    return this.#list;
  }

  /** How many there are, those in which nothing was said so far included. */
  get count(): number {
    return this.#threads.size;
  }

  /** Whether something I said has not reached whom it was for. */
  get hasUnreached(): boolean {
    return [...this.#threads.values()].some(({ talk }) => talk.hasUnreached);
  }

  /** The conversation with a member, begun where there is none yet; null with nobody and beyond the bounds. */
  with(other: MemberId): Thread | null {
    this.#wanted.add(other);
    return this.#begin(other);
  }

  #begin(other: MemberId, read = 0): Thread | null {
    const known = this.#threads.get(other);
    if (known) return known;
    const { agree, signer } = this.#options;
    const secret = other === signer.id || this.#threads.size >= MAX_THREADS ? null : agree(other);
    if (secret === null) return null;
    const thread = new Thread({ ...this.#options, other, secret, read });
    this.#threads.set(other, thread);
    const stop = effect(() => {
      void [thread.talk.lines.value, thread.talk.unseen.value];
      this.#publish();
    });
    this.#closers.set(other, stop);
    thread.follow(this.#ways.get(other) ?? null);
    return thread;
  }

  #receive(from: MemberId, sealed: string): void {
    if (this.#begin(from)?.receive(sealed) !== true)
      this.#options.log('dropped a private frame that was not sealed for me');
  }

  #follow(id: MemberId, way: Way): void {
    this.#ways.set(id, way);
    this.#threads.get(id)?.follow(way);
  }

  #left(id: MemberId): void {
    this.#ways.delete(id);
    const thread = this.#threads.get(id);
    thread?.follow(null);
    // They never said anything: the place is for somebody who does.
    if (!thread || thread.talk.entries.length > 0 || this.#wanted.has(id)) return;
    this.#end(thread);
    this.#threads.delete(id);
  }

  /** Names changed, or who is muted. */
  renamed(): void {
    for (const { talk } of this.#threads.values()) talk.renamed();
  }

  close(): void {
    this.#unsubscribe();
    for (const thread of this.#threads.values()) this.#end(thread);
  }

  #end({ other, talk }: Thread): void {
    this.#closers.get(other)?.();
    talk.close();
  }

  #publish(): void {
    const spoken = [...this.#threads.values()].filter(({ talk }) => talk.entries.length > 0);
    this.#list.value = spoken.map(({ other, talk }) => ({ other, unread: talk.unseen.peek() }));
    const { name, store } = this.#options;
    const kept = spoken.map(({ other, talk }) => [other, { name: name(other), read: talk.readOf(other) }]);
    const content = JSON.stringify(Object.fromEntries(kept));
    if (content !== this.#kept) store.set(this.#key, content);
    this.#kept = content;
  }
}
