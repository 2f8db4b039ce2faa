/**
 * Has read out what is new in a transcript. The log itself is no live region: it would read out history entry by entry,
 * rows that move, and links that come to be marked as such. It is marked as busy while much arrives.
 */
import type { Conversation } from '../../room/conversation.ts';
import { entryId } from '../../room/log/entry.ts';
import { effect } from '../../room/reactive.ts';
import { News } from './news.ts';
import { readAloud, telling } from './read-aloud.ts';

export interface LiveOptions {
  readonly talk: Pick<Conversation, 'lines' | 'entries' | 'isCatchingUp'>;
  now(): number;
  /** The words as they are read out. */
  aloud?(words: string): string;
}

/** What comes within this of each other is told together. */
const QUIET_MS = 300;
/** In an unbroken stream it is told this often. */
const LONGEST_MS = 2_000;
/** The rest of what others have is waited for no longer: who claims to have it may not deliver. */
const LONGEST_CATCHING_UP_MS = 20_000;

export function mountLive(
  log: HTMLElement,
  { talk, now, aloud = (words) => words }: LiveOptions,
): () => void {
  const kept = new Set<string>(talk.entries.map(entryId));
  const news = new News((id) => kept.has(id));
  let since: number | null = null;

  const voice = telling(() => {
    if (since === null) return;
    const longest = news.isMany ? LONGEST_CATCHING_UP_MS : LONGEST_MS;
    if (talk.isCatchingUp && performance.now() - since < longest) return voice.request(QUIET_MS);
    since = null;
    for (const words of news.tell(now())) readAloud(aloud(words));
    log.removeAttribute('aria-busy');
  });

  const stop = effect(() => {
    news.take(talk.lines.value);
    if (news.isEmpty) return;
    if (news.isMany) log.setAttribute('aria-busy', 'true');
    since ??= performance.now();
    voice.request(Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - performance.now())));
  });

  // With nothing to tell the log is not busy any more.
  since ??= performance.now();
  voice.request(QUIET_MS);

  return () => {
    stop();
    voice.close();
    log.removeAttribute('aria-busy');
  };
}
