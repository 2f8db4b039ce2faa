/** My private conversations in a room, one with each member who has something to say to me or I to them. */
import * as v from 'valibot';
import type { Agree } from '../net/agreement.ts';
import type { Log } from '../net/log.ts';
import type { PeerReach } from '../net/mesh-contract.ts';
import type { MemberId } from './member.ts';
import { parsed } from './parsed.ts';
import { effect, type ReadonlySignal, signal } from './reactive.ts';
import { Thread, type ThreadOptions, type Way } from './thread.ts';

export interface ThreadsOptions extends Omit<ThreadOptions, 'other' | 'secret'> {
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
const namesSchema = v.record(v.string(), v.string());

export class Threads {
  readonly #options: ThreadsOptions;
  readonly #key: string;
  readonly #threads = new Map<MemberId, Thread>();
  readonly #ways = new Map<MemberId, Way>();
  readonly #list = signal<readonly ThreadSummary[]>([]);
  readonly #closers: (() => void)[] = [];
  #kept = '';

  constructor(options: ThreadsOptions) {
    this.#options = options;
    this.#key = `parley.threads.${options.roomId}`;
  }

  /** Takes up what was kept before a reload. */
  restore(): void {
    const kept = Object.entries(parsed(namesSchema, this.#options.store.get(this.#key)) ?? {});
    for (const [id, name] of kept) {
      this.#options.remember(id, name);
      this.with(id);
    }
  }

  /** Those in which something was said. */
  get list(): ReadonlySignal<readonly ThreadSummary[]> {
    return this.#list;
  }

  /** Whether something I said has not reached whom it was for. */
  get hasUnreached(): boolean {
    return [...this.#threads.values()].some(({ talk }) => talk.hasUnreached);
  }

  /** The conversation with a member, begun where there is none yet; null with nobody and beyond the bounds. */
  with(other: MemberId): Thread | null {
    const known = this.#threads.get(other);
    if (known) return known;
    const { agree, signer } = this.#options;
    const secret = other === signer.id || this.#threads.size >= MAX_THREADS ? null : agree(other);
    if (secret === null) return null;
    const thread = new Thread({ ...this.#options, other, secret });
    this.#threads.set(other, thread);
    const stop = effect(() => {
      void [thread.talk.lines.value, thread.talk.unread.value];
      this.#publish();
    });
    this.#closers.push(stop);
    thread.follow(this.#ways.get(other) ?? null);
    return thread;
  }

  receive(from: MemberId, sealed: string): void {
    if (this.with(from)?.receive(sealed) !== true)
      this.#options.log('dropped a private frame that was not sealed for me');
  }

  follow(id: MemberId, { state, route }: PeerReach): void {
    const way = state === 'open' ? 'direct' : route.kind === 'via' ? (`via ${route.over}` as const) : null;
    this.#ways.set(id, way);
    this.#threads.get(id)?.follow(way);
  }

  left(id: MemberId): void {
    this.#ways.delete(id);
    this.#threads.get(id)?.follow(null);
  }

  /** Names changed, or who is muted. */
  renamed(): void {
    for (const { talk } of this.#threads.values()) talk.renamed();
  }

  forget(): void {
    for (const { talk } of this.#threads.values()) talk.forget();
    this.#options.store.remove(this.#key);
  }

  close(): void {
    for (const stop of this.#closers.splice(0)) stop();
    for (const { talk } of this.#threads.values()) talk.close();
  }

  #publish(): void {
    const spoken = [...this.#threads.values()].filter(({ talk }) => talk.entries.length > 0);
    this.#list.value = spoken.map(({ other, talk }) => ({ other, unread: talk.unread.peek() }));
    const { name, store } = this.#options;
    const content = JSON.stringify(Object.fromEntries(spoken.map(({ other }) => [other, name(other)])));
    if (content !== this.#kept) store.set(this.#key, content);
    this.#kept = content;
  }
}
