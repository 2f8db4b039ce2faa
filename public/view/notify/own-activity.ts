/** What I am doing, read off the box and the tab: typing, away, or simply here. Loaded after the page. */
import type { Activity } from '../../room/people/member.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { watchTyping } from '../composer/typing.ts';

/** Whoever looks at something else for a moment is not away; nor is who talks to somebody. */
const AWAY_MS = 300_000;

export interface OwnAttentionOptions {
  attend(attention: Activity): void;
  readonly isCalling: ReadonlySignal<boolean>;
}

export function mountOwnAttention(box: HTMLTextAreaElement, o: OwnAttentionOptions): () => void {
  let timer = 0;
  let isAway = false;

  const looked = () => {
    clearTimeout(timer);
    if (!o.isCalling.value && document.hidden) {
      timer = window.setTimeout(() => {
        isAway = true;
        o.attend('away');
      }, AWAY_MS);
    } else if (isAway) {
      isAway = false;
      o.attend('here');
    }
  };

  const stopTyping = watchTyping(box, (attention) => o.attend(attention));
  const life = new AbortController();
  const { signal } = life;
  document.addEventListener('visibilitychange', looked, { signal });
  const stopCalling = effect(looked);

  return () => {
    clearTimeout(timer);
    stopCalling();
    stopTyping();
    life.abort();
  };
}
