/** A member of a room without a socket. It remembers what the room tells, in order. */
import type { Listener, Undeliverable } from '../rooms/rooms.ts';

type News = { [news in keyof Listener]: [news, ...Parameters<Listener[news]>] }[keyof Listener];

export interface TestListener extends Listener {
  /** The next thing that it is told, whatever it is. Hearing the expected one proves that nothing came before it. */
  hears(): Promise<News>;
}

export function createTestListener(takes: Undeliverable | undefined = undefined): TestListener {
  const unheard: News[] = [];
  const waiting: ((news: News) => void)[] = [];
  const tell = (...news: News): void => {
    const next = waiting.shift();
    if (next) next(news);
    else unheard.push(news);
  };
  return {
    hears: () => {
      const news = unheard.shift();
      return news ? Promise.resolve(news) : new Promise((resolve) => waiting.push(resolve));
    },
    joined: (newcomer) => tell('joined', newcomer),
    left: (address) => tell('left', address),
    signal: (from, sealed) => {
      tell('signal', from, sealed);
      return takes;
    },
    undelivered: (to, reason) => tell('undelivered', to, reason),
    dropped: () => tell('dropped'),
  };
}
