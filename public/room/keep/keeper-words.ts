/**
 * Which members are keepers, by their own signed word, and my own word where I am one. It counts while its keeper is
 * here: nobody else can say it, and nobody can say it again for one who is gone.
 */
import type { Clock } from '../../net/clock.ts';
import type { Signer, Verify } from '../../net/crypto/signer.ts';
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { MemberId } from '../people/member.ts';
import type { keeperChannel } from './keeper-channel.ts';
import { type KeeperTerms, type KeeperWord, readWord, signWord, wordClaim } from './keeper-word.ts';

export interface KeeperWordsOptions {
  readonly channel: ChannelOf<typeof keeperChannel>;
  readonly signer: Signer;
  readonly verify: Verify;
  /** Binds a word to the room. */
  readonly signingContext: string;
  readonly clock: Pick<Clock, 'now'>;
  /** The room's time. */
  now(): number;
  /** Null: it is no keeper, or not any more. */
  told(id: MemberId, terms: KeeperTerms | null): void;
  misbehaved(id: MemberId, what: string): void;
}

interface Heard {
  /** Of its last word. */
  at: number;
  count: number;
  windowEndsAt: number;
}

const WINDOW_MS = 60_000;
/** No keeper changes its mind more often. What is more is dropped unread, as each word costs a verification. */
const MAX_WORDS = 20;

export class KeeperWords {
  readonly #options: KeeperWordsOptions;
  readonly #heard = new Map<MemberId, Heard>();
  readonly #reached = new Set<MemberId>();
  /** Who has my last word on the link there is. */
  readonly #knowing = new Set<MemberId>();
  readonly #unsubscribe: () => void;
  #own: KeeperWord | null = null;

  constructor(options: KeeperWordsOptions) {
    this.#options = options;
    this.#unsubscribe = options.channel.subscribe({
      onFrame: (from, frame) => this.#receive(from, frame),
      onOpen: (id) => void this.#knowing.delete(id),
      onReachable: (id) => {
        this.#reached.add(id);
        this.#tell(id);
      },
      onLost: (id) => void this.#reached.delete(id),
      // Its page begins anew, and may be no keeper any more.
      onRenewed: (id) => this.#forget(id),
      onLeft: (id) => this.#forget(id),
    });
  }

  /**
   * Tells everybody, and whoever comes later, that I keep what is said here on these terms; null: not any more. Throws
   * where the terms are out of bounds.
   */
  say(terms: KeeperTerms | null): void {
    if (terms === null && this.#own === null) return;
    const { signer, signingContext, now } = this.#options;
    const at = Math.max(Math.floor(now()), (this.#own?.at ?? 0) + 1);
    const word = signWord(signer, signingContext, { terms, at });
    if (readWord(word) === null) throw new RangeError('terms that no keeper may have');
    this.#own = word;
    this.#knowing.clear();
    for (const id of this.#reached) this.#tell(id);
  }

  /** Idempotent. */
  close(): void {
    this.#unsubscribe();
  }

  #tell(id: MemberId): void {
    if (this.#own === null || this.#knowing.has(id)) return;
    const { channel } = this.#options;
    if (channel.send(id, this.#own)) this.#knowing.add(id);
    // May be lost with whoever relays it, so it is told again on every new way.
    else channel.relay(id, this.#own);
  }

  #receive(from: MemberId, frame: unknown): void {
    const { verify, signingContext, told, misbehaved } = this.#options;
    const heard = this.#count(from);
    if (heard.count > MAX_WORDS) return;
    const word = readWord(frame);
    if (word === null) return misbehaved(from, 'a malformed word of a keeper');
    // It came before, or a later one did, by another way.
    if (word.at <= heard.at) return;
    if (!verify(...wordClaim(signingContext, from, word)))
      return misbehaved(from, 'a word of a keeper with a false signature');
    heard.at = word.at;
    told(from, word.terms);
  }

  #count(from: MemberId): Heard {
    const now = this.#options.clock.now();
    const heard = this.#heard.get(from) ?? { at: -1, count: 0, windowEndsAt: 0 };
    this.#heard.set(from, heard);
    if (now >= heard.windowEndsAt) {
      heard.count = 0;
      heard.windowEndsAt = now + WINDOW_MS;
    }
    heard.count += 1;
    return heard;
  }

  /** How often it spoke is counted on: a session is begun anew as easily. */
  #forget(id: MemberId): void {
    this.#knowing.delete(id);
    const heard = this.#heard.get(id);
    if (!heard) return;
    heard.at = -1;
    if (this.#options.clock.now() >= heard.windowEndsAt) this.#heard.delete(id);
    this.#options.told(id, null);
  }
}
