/** Decides when to alert somebody who does not look at the page: once for a burst of messages, once more when they are
 *  mentioned in it, and while somebody calls. Does not know how alerts are shown. Loaded after the page. */
import { cut, type TextLimit } from '../../room/text/graphemes.ts';
import { plainWords } from '../message/markup/plain-text.ts';
import type { Chime } from './chime.ts';
import { notifyWords } from './words.ts';

export interface Said {
  readonly name: string;
  readonly text: string;
  readonly isFile: boolean;
  /** The reader is mentioned, or it was said to them in private. */
  readonly isMention: boolean;
}

export interface AnnouncerOptions {
  /** Whether somebody looks at the page. */
  isWatched(): boolean;
  show(words: { readonly title: string; readonly body: string }): void;
  /** Removes the notification. */
  withdraw(): void;
  play(chime: Chime): void;
}

interface Burst {
  count: number;
  latest: Said;
  mention: Said | null;
}

/** A burst ends after this time without a message; the next message alerts again. */
const QUIET_MS = 20_000;
/** The notification of a burst is updated at most this often. */
const UPDATE_MS = 2_000;
const RING_MS = 3_000;
const BODY_LIMIT: TextLimit = { graphemes: 200, bytes: 1_000 };

type Timer = ReturnType<typeof setTimeout> | undefined;

export class Announcer {
  readonly #options: AnnouncerOptions;
  readonly #ringing = new Set<() => void>();
  #burst: Burst | null = null;
  #quiet: Timer;
  #update: Timer;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  said(said: Said): void {
    if (this.#options.isWatched()) return;
    const burst = this.#burst ?? { count: 0, latest: said, mention: null };
    const isNews = this.#burst === null || (said.isMention && burst.mention === null);
    this.#burst = burst;
    burst.count += 1;
    burst.latest = said;
    if (said.isMention) burst.mention = said;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#end(), QUIET_MS);
    if (!isNews) return this.#updateLater();
    this.#options.withdraw(); // browsers replace a notification with the same tag silently
    this.#show(burst);
    this.#options.play(said.isMention ? 'mention' : 'message');
  }

  /** Somebody calls: rings until the returned function is called, or until `close`. */
  call(name: string): () => void {
    const ring = () => this.#options.play('call');
    const timer = setInterval(ring, RING_MS);
    const stop = () => {
      if (!this.#ringing.delete(stop)) return;
      clearInterval(timer);
      this.#options.withdraw();
    };
    this.#ringing.add(stop);
    ring();
    if (!this.#options.isWatched())
      this.#options.show({ title: notifyWords.isCalling(isolated(name)), body: '' });
    return stop;
  }

  /** Somebody looks at the page now. */
  seen(): void {
    this.#end();
    this.#options.withdraw();
  }

  close(): void {
    for (const stop of [...this.#ringing]) stop();
    this.seen();
  }

  #end(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#update);
    this.#update = undefined;
    this.#burst = null;
  }

  #updateLater(): void {
    this.#update ??= setTimeout(() => {
      this.#update = undefined;
      if (this.#burst !== null) this.#show(this.#burst);
    }, UPDATE_MS);
  }

  #show({ count, latest, mention }: Burst): void {
    const said = mention ?? latest;
    const name = isolated(said.name);
    const body = cut(plainWords(said.text, said.isFile), BODY_LIMIT);
    if (mention !== null) this.#options.show({ title: notifyWords.mentionsYou(name), body });
    else if (count === 1) this.#options.show({ title: name, body });
    else
      this.#options.show({
        title: notifyWords.newMessages(count),
        body: notifyWords.latestMessage(name, body),
      });
  }
}

/** Isolates a name, so that a right-to-left one does not reorder the sentence around it. */
const isolated = (name: string): string => `\u2068${name}\u2069`;
